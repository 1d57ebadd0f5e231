package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunListener;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import java.io.PrintStream;

/** Progress as plain lines, for pipes and logs. */
final class PlainLines implements RunListener {
    private final PrintStream out;

    PlainLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void happened(LedgerEvent event, long atMs) {
        if (event instanceof LedgerEvent.JobClaimed claimed) {
            out.println(claimed.stageId() + ": started on " + claimed.agent());
        } else if (event instanceof LedgerEvent.StageSucceeded succeeded) {
            out.println(succeeded.stageId() + ": succeeded");
        } else if (event instanceof LedgerEvent.StageFailed failed) {
            out.println(failed.stageId() + ": failed: " + failed.reason());
        } else if (event instanceof LedgerEvent.StageSkipped skipped) {
            out.println(skipped.stageId() + ": skipped: " + skipped.reason());
        } else if (event instanceof LedgerEvent.StageNeedsHuman waiting) {
            out.println(waiting.stageId() + ": waits for a person: " + waiting.reason());
        } else if (event instanceof LedgerEvent.JobExpired expired) {
            out.println(expired.stageId() + ": " + expired.reason());
        }
    }

    @Override
    public void commandEnded(String stageId, int index, String name, CommandStatus status, String error) {
        out.println(
                stageId + ": " + (index + 1) + " " + name + ": " + status.text() + (error == null ? "" : ": " + error));
    }

    @Override
    public void note(String sentence) {
        out.println("note: " + sentence);
    }
}
