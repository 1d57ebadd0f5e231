/**
 * Starts processes, sees how they end, and ends them with all that came from them. Whoever runs commands asks a {@link
 * io.jenkins.plugins.intent.exec.process.ProcessHost}; {@link io.jenkins.plugins.intent.exec.process.ThisMachine} is the
 * one for this machine, by the system's own calls where they can be had, else by Java's means.
 *
 * <p>What came from a process is found by its descent, by a mark in its environment, and, where the system gives
 * orphans to us, as a child that nobody here has started.
 */
package io.jenkins.plugins.intent.exec.process;
