/**
 * The command policy: reads a command the way the operating system will (what it starts, what it
 * touches, what its environment makes it load) and says what may run. Decisions only; nothing here
 * starts a process, and the file system is looked at only to resolve links. Uses {@code
 * policy.grammar} to read arguments; {@code policy.tools} uses both.
 */
package io.jenkins.plugins.intent.policy;
