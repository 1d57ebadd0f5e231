package io.jenkins.plugins.intent.exec;

/** Why a running block is to end early. */
public enum StopReason {
    /** The run was cancelled. */
    CANCELLED,
    /** The lease was not renewed in time: another agent may have the job by now. */
    LEASE_LOST
}
