package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.Spelling;

/** What the policy says of a command, from mild to strict; the strictest finding wins. */
public enum Decision {
    /** May run. */
    ALLOW,
    /** May run, and the reader should know why it was looked at. */
    WARN,
    /** Must not run unless a person approves. */
    BLOCK;

    public String text() {
        return Spelling.of(this);
    }
}
