package io.jenkins.plugins.intent.exec.supervised;

/**
 * One renewal of the lease, {@code lease}.
 *
 * @param counter differs from the renewal before; a supervisor acts on a change and on nothing else
 * @param holdMs see {@link Renewal}
 * @param beat see {@link Renewal}
 */
record LeaseFile(long counter, long holdMs, long beat) {}
