package io.jenkins.plugins.intent.bundle;

/**
 * A run on the disk, as retention sees it.
 *
 * @param id name of its directory; sorts by time
 * @param bytes what it takes
 * @param endedMs when it ended, epoch milliseconds; 0 when it has not
 * @param begun whether it ever had books
 * @param protection why it must not go, a sentence; null when it may
 */
record RetentionRun(String id, long bytes, long endedMs, boolean begun, String protection) {
    boolean mayGo() {
        return protection == null;
    }
}
