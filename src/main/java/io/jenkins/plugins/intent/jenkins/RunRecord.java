package io.jenkins.plugins.intent.jenkins;

import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a build keeps of one of its runs: the index card, and, when the run is over, as many bundles of
 * older builds as are wanted. A run never fails because this cannot be written.
 */
final class RunRecord {
    private static final Logger LOGGER = Logger.getLogger(RunRecord.class.getName());

    private final Run<?, ?> build;
    private final String key;

    RunRecord(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
    }

    /** Whether the build knows of a run of this call, so that there must be books. */
    boolean isBegun() {
        return IntentCards.of(build, key).getSummary() != null;
    }

    void keep(RunView view) {
        try {
            IntentCards.keep(build, key, view);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "the summary of run " + view.runId() + " was not saved");
        }
    }

    /** It cannot be gone on with. */
    void broken(Exception why) {
        try {
            IntentCards.broken(build, key, why.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the summary of a run that broke was not saved", e);
        }
    }

    /** Nobody works on it any more. */
    void leave(RunView view) {
        keep(view);
        IntentRuns.remove(build, key);
        Computer.threadPoolForRemoting.execute(
                () -> new BundleRetention(IntentRunnerConfiguration.get().retention(), System.currentTimeMillis())
                        .apply(build));
    }
}
