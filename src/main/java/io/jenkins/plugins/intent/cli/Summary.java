package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.io.PrintStream;

/** How a run stands, in a few lines. */
final class Summary {
    private final PrintStream out;

    Summary(PrintStream out) {
        this.out = out;
    }

    void print(RunView view) {
        out.println("run " + view.runId() + ": " + view.status().text() + reason(view.reason()));
        if (view.bundle() != null) {
            out.println("bundle: " + view.bundle());
        }
        if (view.status() == RunStatus.NEEDS_HUMAN) {
            view.stages().stream()
                    .filter(stage -> stage.status() == StageStatus.NEEDS_HUMAN)
                    .forEach(stage -> waiting(view, stage));
        }
    }

    private void waiting(RunView view, StageView stage) {
        stage.findings().stream()
                .filter(finding -> "block".equals(finding.decision()))
                .forEach(finding ->
                        out.println("  " + stage.id() + ": " + finding.message() + " [" + finding.rule() + "]"));
        out.println("  answer with: intent approve " + view.runId() + " " + stage.id()
                + " --reason '…' (or reject), then: intent resume " + view.runId());
    }

    private static String reason(String reason) {
        return reason == null ? "" : ": " + reason;
    }
}
