package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the commands of one block, one after the other, as real processes. Safe for use by many
 * threads: each call is an attempt of its own.
 */
public final class ExecBlockRunner {
    /**
     * @param time the clocks
     * @param guard judges each command right before its start
     * @param redactor masks secrets in everything that is written
     * @param baseEnvironment variables that every command gets; the block's and its own go on top
     */
    public ExecBlockRunner(
            TimeSource time, CommandGuard guard, Redactor redactor, Map<String, String> baseEnvironment) {}

    /**
     * Blocks until the block ended and nothing that it started runs any more.
     *
     * <p>Writes {@code commands/<nn>-<name>/stdout.log} and {@code stderr.log} under
     * {@code attemptDir} and, last and whole, {@code manifest.json}.
     *
     * @param attemptDir directory of this attempt, created if absent
     * @param stop ends the block early
     * @param listener hears of the progress
     * @return the manifest as written
     * @throws IOException when the attempt directory cannot be written; what a command does wrong is
     *     in the manifest instead
     */
    public Manifest run(JobSpec job, Path attemptDir, StopSignal stop, BlockListener listener) throws IOException {
        throw new UnsupportedOperationException("being written");
    }
}
