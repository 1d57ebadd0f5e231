package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleSource;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.ledger.StagePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Brings what another run left of the stages that a run takes over into its bundle. */
public final class Takeover {
    private Takeover() {}

    /**
     * Copies what belongs to the stages that the plan takes over, and checks it by its sums; does nothing
     * when it takes over none.
     *
     * @param from what people call the run that they are taken over from
     * @throws UsageException when that run's files are not what was once written
     */
    public static void run(PlannedRun planned, String from, BundleSource other, BundleWriter bundle)
            throws IOException, UsageException {
        List<StagePlan> taken =
                planned.plan().stages().stream().filter(StagePlan::isTakenOver).toList();
        if (taken.isEmpty()) {
            return;
        }
        List<String> problems = new ArrayList<>(
                bundle.takeOver(other, taken.stream().map(StagePlan::id).toList()));
        for (StagePlan stage : taken) {
            if (problems.isEmpty()
                    && !stage.isGate()
                    && bundle.lastManifest(stage.id()).isEmpty()) {
                problems.add("it has nothing of stage " + stage.id());
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException("nothing can be taken over from " + from + ": "
                    + problems.get(0)
                    + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more problems)" : "")
                    + "; start the intent as a new run");
        }
    }
}
