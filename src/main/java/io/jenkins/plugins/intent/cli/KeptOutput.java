package io.jenkins.plugins.intent.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * The files that keep what a command printed in one try.
 *
 * @param stage its stage
 * @param attempt 1, 2, …
 * @param place its directory in the attempt, which tells it from all else that was started there
 * @param command what was started, or as much as is known while it runs
 * @param status how it ended; null while it runs
 * @param files standard output, then standard error of each of its processes; those that there are
 * @param droppedBytes how much of the middle of these is not kept
 */
record KeptOutput(
        String stage, int attempt, String place, String command, String status, List<Path> files, long droppedBytes) {}
