package io.jenkins.plugins.intent.jenkins.runs;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import jenkins.YesNoMaybe;

/**
 * Lets go of every run when Jenkins goes down: what happens from then on is for the next Jenkins to
 * hear, also one in the same process, which finds the books free.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class ShutdownListener extends ItemListener {
    @Override
    public void onBeforeShutdown() {
        IntentRuns.letGo();
    }
}
