package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.text.StatusWords;
import io.jenkins.plugins.intent.time.Elapsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays a run out on a terminal of some size. Decides only what is shown; writes nothing. */
final class Screen {
    private static final int LONGEST_ID = 28;
    private static final int TIME = 9;
    private static final List<StageStatus> URGENCY = List.of(
            StageStatus.RUNNING,
            StageStatus.FAILED,
            StageStatus.NEEDS_HUMAN,
            StageStatus.QUEUED,
            StageStatus.PENDING,
            StageStatus.SUCCEEDED,
            StageStatus.SKIPPED,
            StageStatus.CANCELLED);

    private final Style style;
    private final Symbols symbols;

    Screen(Style style, Symbols symbols) {
        this.style = style;
        this.symbols = symbols;
    }

    /** The lines from top to bottom: stages, what did not fit, and a bar of commands done. */
    List<ScreenLine> lines(List<StageProgress> stages, long startedMs, long nowMs, TerminalSize size) {
        int room = Math.max(1, size.rows() - 4);
        List<StageProgress> shown = mostUrgent(stages, room);
        int longest = Math.max(8, Math.min(LONGEST_ID, size.columns() / 3));
        int idWidth = shown.stream()
                .mapToInt(stage -> Math.min(longest, stage.id().length()))
                .max()
                .orElse(1);
        List<ScreenLine> lines = new ArrayList<>();
        shown.forEach(stage -> lines.add(stage(stage, idWidth, nowMs, size.columns())));
        if (shown.size() < stages.size()) {
            lines.add(rest(stages, new HashSet<>(shown), size.columns()));
        }
        lines.add(bar(stages, nowMs - startedMs, size.columns()));
        return lines;
    }

    private static List<StageProgress> mostUrgent(List<StageProgress> stages, int room) {
        if (stages.size() <= room) {
            return stages;
        }
        Set<StageProgress> urgent = new HashSet<>(stages.stream()
                .sorted(Comparator.comparingInt(stage -> URGENCY.indexOf(stage.status())))
                .limit(room)
                .toList());
        return stages.stream().filter(urgent::contains).toList();
    }

    private ScreenLine stage(StageProgress stage, int idWidth, long nowMs, int columns) {
        Mark mark = Mark.of(stage.status());
        String time = stage.startedMs() == 0 ? "" : Elapsed.text(stage.elapsedMs(nowMs));
        ScreenLine line = new ScreenLine(style, columns)
                .add(mark, symbols.of(stage.status(), nowMs))
                .add(Mark.NONE, " ")
                .column(stage.over() ? Mark.NONE : Mark.STRONG, stage.id(), idWidth)
                .add(Mark.FAINT, " ".repeat(Math.max(0, TIME - time.length())) + time + "  ");
        if (stage.status() == StageStatus.RUNNING && stage.commands() > 0) {
            int current = Math.min(stage.done() + 1, stage.commands());
            line.add(Mark.FAINT, current + "/" + stage.commands() + " ").add(Mark.BUSY, stage.detail());
        } else {
            line.add(mark, stage.detail());
        }
        return line;
    }

    private ScreenLine rest(List<StageProgress> stages, Set<StageProgress> shown, int columns) {
        Map<StageStatus, Integer> counts = new EnumMap<>(StageStatus.class);
        stages.stream()
                .filter(stage -> !shown.contains(stage))
                .forEach(stage -> counts.merge(stage.status(), 1, Integer::sum));
        ScreenLine line = new ScreenLine(style, columns).add(Mark.FAINT, "  and");
        counts.forEach((status, count) -> line.add(Mark.FAINT, " " + count + " " + StatusWords.of(status) + ","));
        return line.add(Mark.FAINT, " " + stages.size() + " stages in all");
    }

    private ScreenLine bar(List<StageProgress> stages, long elapsedMs, int columns) {
        int total = stages.stream().mapToInt(StageProgress::commands).sum();
        int done = stages.stream().mapToInt(StageProgress::done).sum();
        String counts = " " + done + "/" + total + " commands  " + Elapsed.text(elapsedMs);
        int width = Math.max(0, Math.min(40, columns - counts.length() - 1));
        int full = total == 0 ? 0 : (int) ((long) width * done / total);
        return new ScreenLine(style, columns)
                .add(Mark.GOOD, symbols.full().repeat(full))
                .add(Mark.FAINT, symbols.empty().repeat(width - full))
                .add(Mark.NONE, counts);
    }
}
