/**
 * A run on the controller: opens its books, hands its stages to agents, publishes what they leave, and
 * goes on with all of that after a restart. {@link io.jenkins.plugins.intent.jenkins.runs.IntentRun} is
 * the way in. Nothing here runs on the thread of the Pipeline engine or holds the lock of the queue.
 */
package io.jenkins.plugins.intent.jenkins.runs;
