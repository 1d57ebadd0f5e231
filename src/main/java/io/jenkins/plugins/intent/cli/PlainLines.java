package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.Style.Mark;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import java.util.Map;

/** Progress as plain lines, for pipes and logs: what starts, and what ends badly. */
final class PlainLines implements Progress {
    private final Host host;
    private final Style style;
    private final Map<String, Integer> commands;

    /** @param commands how many commands each stage has */
    PlainLines(Host host, Style style, Map<String, Integer> commands) {
        this.host = host;
        this.style = style;
        this.commands = commands;
    }

    @Override
    public void begin(RunView view) {
        line(Mark.NONE, "run " + view.runId() + ": " + view.goal());
        view.stages().stream()
                .filter(stage -> stage.status() == StageStatus.NEEDS_HUMAN)
                .forEach(stage -> line(Mark.ASKING, stage.id() + ": " + stage.reason()));
    }

    @Override
    public void happened(LedgerEvent event, long atMs) {
        if (event instanceof LedgerEvent.JobClaimed claimed) {
            line(Mark.NONE, claimed.stageId() + ": started on " + claimed.agent());
        } else if (event instanceof LedgerEvent.JobQueued queued && queued.attempt() > 1) {
            line(Mark.ASKING, queued.stageId() + ": tries again, delivery " + queued.attempt());
        } else if (event instanceof LedgerEvent.StageSucceeded succeeded) {
            line(Mark.GOOD, succeeded.stageId() + ": succeeded");
        } else if (event instanceof LedgerEvent.StageFailed failed) {
            line(Mark.BAD, failed.stageId() + ": failed: " + failed.reason());
        } else if (event instanceof LedgerEvent.StageSkipped skipped) {
            line(Mark.FAINT, skipped.stageId() + ": skipped: " + skipped.reason());
        } else if (event instanceof LedgerEvent.StageNeedsHuman waiting) {
            line(Mark.ASKING, waiting.stageId() + ": " + waiting.reason());
        } else if (event instanceof LedgerEvent.JobExpired expired) {
            line(Mark.BAD, expired.stageId() + ": " + expired.reason());
        }
    }

    @Override
    public void commandStarted(String stageId, int index, String name) {
        line(Mark.NONE, command(stageId, index, name));
    }

    @Override
    public void commandEnded(String stageId, int index, String name, CommandStatus status, String error) {
        if (status != CommandStatus.SUCCEEDED && status != CommandStatus.SKIPPED) {
            line(Mark.BAD, command(stageId, index, name) + ": " + status.text() + (error == null ? "" : ": " + error));
        }
    }

    @Override
    public void note(String sentence) {
        line(Mark.ASKING, "note: " + sentence);
    }

    private String command(String stageId, int index, String name) {
        return stageId + ": " + (index + 1) + "/" + commands.getOrDefault(stageId, index + 1) + " " + name;
    }

    private void line(Mark mark, String text) {
        host.out().println(style.paint(mark, text));
    }
}
