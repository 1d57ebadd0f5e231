package io.jenkins.plugins.intent.exec.supervised;

import java.io.Serializable;

/**
 * What the books' side asks in one round trip.
 *
 * @param renewal the renewal to write; null to leave the lease as it is
 * @param cancel whether the job is to be stopped; said once is said for good
 * @param waitMs longest time to wait for news, in milliseconds; 0 answers at once
 * @param cursor how far this watcher has read
 * @param maxOutputBytes most bytes of output in one reply; 0 when output is not wanted
 */
public record WatchRequest(Renewal renewal, boolean cancel, long waitMs, WatchCursor cursor, int maxOutputBytes)
        implements Serializable {}
