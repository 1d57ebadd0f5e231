package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.ledger.WorkflowView;
import java.util.Arrays;
import java.util.List;

/** Runs for tests of what the screen shows. */
final class Runs {
    private Runs() {}

    /** A run that was just started, with these stages, none of which needs another. */
    static RunView started(String... stages) {
        List<StageView> views = Arrays.stream(stages)
                .map(id -> Views.block(id, StageStatus.PENDING, null))
                .toList();
        return Views.run("r1", "Goal", new WorkflowView("w", "0"), RunStatus.RUNNING, null, 1000, 0, views);
    }
}
