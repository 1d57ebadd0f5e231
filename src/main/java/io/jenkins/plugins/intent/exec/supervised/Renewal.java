package io.jenkins.plugins.intent.exec.supervised;

import java.io.Serializable;

/**
 * A renewal of the lease on its way to the agent.
 *
 * <p>It holds for {@code holdMs} from the moment the supervisor <em>wrote</em> the beat that the
 * books had seen when they renewed, not from when the renewal arrives. That moment comes before the
 * books' own start of the lease, so the agent always lets go first, however long a message took and
 * whatever the two clocks say. No command runs before the first renewal.
 *
 * @param holdMs how long it holds, in milliseconds; 0 says that the lease is lost
 * @param beat counter of the beat it answers, at least 1
 */
public record Renewal(long holdMs, long beat) implements Serializable {}
