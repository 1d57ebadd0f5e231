package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.Spelling;

/** Whether the kernel holds commands inside of the project, mildest first. */
public enum ConfineMode {
    /** It does not; what the policy reads is all there is. */
    OFF,
    /** Where it can be had; where not, commands run all the same, and it is said. */
    IF_POSSIBLE,
    /** Everywhere; where it cannot be had, nothing runs. */
    REQUIRED;

    /** As policies write it. */
    public String text() {
        return Spelling.of(this);
    }
}
