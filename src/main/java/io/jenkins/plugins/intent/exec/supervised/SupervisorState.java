package io.jenkins.plugins.intent.exec.supervised;

/** What a watcher found out about the supervisor's process. */
public enum SupervisorState {
    /** Nobody has taken the job directory yet. */
    ABSENT,
    /** Its process is there. Whether it works, only a growing beat tells. */
    ALIVE,
    /** Its process is gone; without a result, the job is lost. */
    GONE
}
