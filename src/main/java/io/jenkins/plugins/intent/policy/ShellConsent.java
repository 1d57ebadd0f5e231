package io.jenkins.plugins.intent.policy;

/** Whether a layer consents to shells. */
public enum ShellConsent {
    /** Where the intent asks for them with {@code allow_shell}. */
    IF_ASKED,
    /** Nowhere, whatever an intent asks. */
    NEVER,
    /** Everywhere. Only the floor can say so. */
    ALWAYS
}
