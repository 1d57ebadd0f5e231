package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.SkipCause;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.text.ConsoleMode;
import io.jenkins.plugins.intent.text.StatusWords;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Progress as plain lines, for pipes and logs: what starts, what it prints, and what ends badly. */
final class PlainLines implements Progress {
    private final PrintStream out;
    private final Style style;
    private final Map<String, Integer> commands;
    private final ConsoleMode mode;
    private final OutputLines output = new OutputLines(this::streamed);
    private volatile boolean cancelled;

    /**
     * @param commands how many commands each stage has
     * @param mode how much of the commands' output is shown
     */
    PlainLines(PrintStream out, Style style, Map<String, Integer> commands, ConsoleMode mode) {
        this.out = out;
        this.style = style;
        this.commands = commands;
        this.mode = mode;
    }

    /** What was decided with the start of the run, before anybody could hear of it, is told of here. */
    @Override
    public void begin(RunView view) {
        line(Mark.NONE, "run " + view.runId() + ": " + view.goal());
        boolean fresh = view.stages().stream().allMatch(stage -> stage.attempts() == 0);
        for (StageView stage : view.stages()) {
            if (stage.status() == StageStatus.NEEDS_HUMAN) {
                line(Mark.ASKING, stage.id() + ": " + stage.reason());
            } else if (fresh && stage.takenOverFrom() != null) {
                takenOver(stage.id(), stage.takenOverFrom());
            } else if (fresh && stage.status() == StageStatus.SKIPPED && stage.skippedBy() != SkipCause.NOT_ASKED) {
                skipped(stage.id(), stage.reason());
            }
        }
    }

    @Override
    public void jobClaimed(LedgerEvent.JobClaimed event, long atMs) {
        line(Mark.NONE, event.stageId() + ": started on " + event.agent());
    }

    @Override
    public void jobQueued(LedgerEvent.JobQueued event, long atMs) {
        if (event.attempt() > 1) {
            line(Mark.ASKING, event.stageId() + ": tries again, delivery " + event.attempt());
        }
    }

    @Override
    public void jobExpired(LedgerEvent.JobExpired event, long atMs) {
        line(Mark.BAD, event.stageId() + ": " + event.reason());
    }

    @Override
    public void stageSucceeded(LedgerEvent.StageSucceeded event, long atMs) {
        line(Mark.GOOD, event.stageId() + ": succeeded");
    }

    @Override
    public void stageFailed(LedgerEvent.StageFailed event, long atMs) {
        line(cancelled ? Mark.FAINT : Mark.BAD, event.stageId() + (cancelled ? ": " : ": failed: ") + event.reason());
    }

    /** The stages that this ends are told of right after it. */
    @Override
    public void runCancelled(LedgerEvent.RunCancelled event, long atMs) {
        cancelled = true;
    }

    @Override
    public void stageSkipped(LedgerEvent.StageSkipped event, long atMs) {
        skipped(event.stageId(), event.reason());
    }

    @Override
    public void stageTakenOver(LedgerEvent.StageTakenOver event, long atMs) {
        takenOver(event.stageId(), event.fromRun());
    }

    @Override
    public void retryDelayed(LedgerEvent.RetryDelayed event, long atMs) {
        line(Mark.ASKING, event.stageId() + ": " + event.reason());
    }

    @Override
    public void stageNeedsHuman(LedgerEvent.StageNeedsHuman event, long atMs) {
        line(Mark.ASKING, event.stageId() + ": " + event.reason());
    }

    @Override
    public void commandStarted(String stageId, int index, String name) {
        line(Mark.NONE, command(stageId, index, name));
    }

    @Override
    public void commandEnded(String stageId, int index, String name, CommandStatus status, String error) {
        List<String> last = output.end(stageId, index);
        if (mode == ConsoleMode.TAIL && !last.isEmpty()) {
            lastLines(stageId, command(stageId, index, name), last);
        }
        boolean unmet = status == CommandStatus.SKIPPED && error != null;
        if (unmet || status != CommandStatus.SUCCEEDED && status != CommandStatus.SKIPPED) {
            line(
                    unmet ? Mark.FAINT : Mark.BAD,
                    command(stageId, index, name) + ": " + StatusWords.of(status)
                            + (error == null ? "" : ": " + error));
        }
    }

    @Override
    public void note(String sentence) {
        line(Mark.ASKING, "note: " + sentence);
    }

    @Override
    public boolean wantsOutput() {
        return mode != ConsoleMode.QUIET;
    }

    @Override
    public void commandWrote(String stageId, int index, String stream, byte[] bytes, int offset, int length) {
        output.write(stageId, index, stream, bytes, offset, length);
    }

    private void skipped(String stageId, String reason) {
        line(Mark.FAINT, stageId + ": skipped: " + reason);
    }

    private void takenOver(String stageId, String run) {
        line(Mark.GOOD, stageId + ": taken over from run " + run);
    }

    private void streamed(String stageId, int index, String text) {
        if (mode == ConsoleMode.STREAM) {
            printed(stageId, text);
        }
    }

    private synchronized void lastLines(String stageId, String command, List<String> lines) {
        line(Mark.NONE, command + ": its last lines:");
        lines.forEach(text -> printed(stageId, text));
    }

    private synchronized void printed(String stageId, String text) {
        out.println(style.paint(Mark.FAINT, "[" + stageId + "]") + " " + text);
    }

    private String command(String stageId, int index, String name) {
        return stageId + ": " + (index + 1) + "/" + commands.getOrDefault(stageId, index + 1) + " " + name;
    }

    private synchronized void line(Mark mark, String text) {
        out.println(style.paint(mark, text));
    }
}
