package io.jenkins.plugins.intent.jenkins.agents;

import io.jenkins.plugins.intent.exec.supervised.WatchReply;
import java.io.Serializable;

/**
 * What {@link WatchJob} brings back.
 *
 * @param reply the watcher's
 * @param left what {@link PackSmallJob} says of a job that has ended; empty when it was not asked
 */
record WatchAnswer(WatchReply reply, byte[] left) implements Serializable {}
