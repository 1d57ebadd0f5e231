package io.jenkins.plugins.intent.jenkins;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import jenkins.YesNoMaybe;

/** Tells administrators that their policy for intents is wrong, which stops every run. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class WrongPolicyMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return Messages.text("IntentRunnerConfiguration.policy_stops_runs");
    }

    @Override
    public boolean isActivated() {
        return getError() != null;
    }

    /** For the page: what is wrong; null when nothing is. */
    public String getError() {
        return IntentRunnerConfiguration.get().policyError().orElse(null);
    }
}
