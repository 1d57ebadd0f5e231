package io.jenkins.plugins.intent.exec.supervised;

/** What a watcher found out about a job's supervisor. */
public enum SupervisorState {
    /** Nobody has taken the job directory yet. */
    ABSENT,
    /** Its process is there. Whether it works, only a growing beat tells. */
    ALIVE,
    /** Its process is gone, or has given the job up; without a result, the job is lost. */
    GONE
}
