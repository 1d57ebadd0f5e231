package io.jenkins.plugins.intent.policy;

/** What a layer says of commands that none of its rules speaks of. */
public enum PolicyMode {
    /** They may run unless the built-in rules object. */
    GUARDRAIL,
    /** They must not run: only what an allow rule lists may. */
    DENY_BY_DEFAULT
}
