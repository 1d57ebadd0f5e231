package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleVerifier;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.ledger.StagePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Brings what another run left of the stages that a run takes over into its bundle. */
public final class Takeover {
    private Takeover() {}

    /**
     * Checks the other run's bundle by its sums and copies what belongs to the stages that the plan takes
     * over; does nothing when it takes over none.
     *
     * @throws UsageException when the bundle is not what was once written
     */
    public static void run(PlannedRun planned, Path other, BundleWriter bundle) throws IOException, UsageException {
        List<String> taken = planned.plan().stages().stream()
                .filter(stage -> stage.terms().takenFrom() != null)
                .map(StagePlan::id)
                .toList();
        if (taken.isEmpty()) {
            return;
        }
        BundleVerifier.Result sums = BundleVerifier.verify(other);
        if (!sums.sound()) {
            throw new UsageException("nothing can be taken over from " + other + ": "
                    + sums.problems().get(0)
                    + (sums.problems().size() > 1 ? " (and " + (sums.problems().size() - 1) + " more problems)" : "")
                    + "; start the intent as a new run");
        }
        for (String stage : taken) {
            bundle.takeOver(other, stage);
        }
    }
}
