package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.exec.CommandStatus;

/**
 * A command of a running job, as its events tell it.
 *
 * @param index 0-based place in the block
 * @param name display name
 * @param status how it ended; null while it runs
 * @param exitCode its exit code; null when it has none
 * @param startedMs epoch milliseconds
 * @param endedMs epoch milliseconds, 0 while it runs
 */
public record CommandState(
        int index, String name, CommandStatus status, Integer exitCode, long startedMs, long endedMs) {}
