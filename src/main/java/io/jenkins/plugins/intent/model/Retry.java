package io.jenkins.plugins.intent.model;

import java.util.List;

/**
 * How often a command is tried.
 *
 * @param attempts how many times at most, at least 1
 * @param delaySec pause before each further time, in seconds
 * @param onExitCodes the exit codes that are worth another time; empty means every failure is
 */
public record Retry(int attempts, long delaySec, List<Integer> onExitCodes) {
    public Retry {
        onExitCodes = List.copyOf(onExitCodes);
    }
}
