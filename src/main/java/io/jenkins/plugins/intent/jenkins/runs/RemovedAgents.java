package io.jenkins.plugins.intent.jenkins.runs;

import hudson.Extension;
import hudson.model.Node;
import hudson.slaves.EphemeralNode;
import java.util.concurrent.TimeUnit;
import jenkins.YesNoMaybe;
import jenkins.model.NodeListener;
import jenkins.util.Timer;

/**
 * Hears when an agent is removed from Jenkins: nobody waits then for the leases of its jobs to end. An
 * agent that is a node for only as long as it is connected is not gone because it is removed.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class RemovedAgents extends NodeListener {
    /** Some configurations are changed by removing and adding again. */
    private static final long SETTLED_SECONDS = 10;

    @Override
    protected void onDeleted(Node node) {
        if (!(node instanceof EphemeralNode)) {
            Timer.get()
                    .schedule(
                            () -> IntentRuns.all().forEach(IntentRun::loseRemovedAgents),
                            SETTLED_SECONDS,
                            TimeUnit.SECONDS);
        }
    }
}
