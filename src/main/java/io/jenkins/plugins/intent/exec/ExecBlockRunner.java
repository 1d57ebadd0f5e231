package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.files.PreparedFile;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs the commands of one block, one after the other, as real processes. Safe for use by many
 * threads: each call is an attempt of its own.
 *
 * <p>A command gets a fresh environment (base, block, command, in this order), its directory, an empty
 * standard input, and two output streams that go to files as raw bytes. When a timeout, a
 * {@link StopSignal} or an interrupt of the calling thread ends it, all processes that it started end
 * too: they are asked to, and after {@link #GRACE} ended by force. A background child may outlive its
 * command, so that later commands can use it, but not the block.
 */
public final class ExecBlockRunner {
    /** How long processes that are to end may take to do so by themselves. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    /** Name of the file that is written last. */
    public static final String MANIFEST = "manifest.json";

    /** Blocks follow each other in one process, each with threads of its own. */
    private static final long IDLE_THREAD_SEC = 2;

    private final RunnerSettings settings;
    private final Executor threads;

    /**
     * @param time the clocks
     * @param guard judges each command right before its start
     * @param redactor masks secrets in everything that is written
     * @param baseEnvironment variables that every command gets; the block's and its own go on top
     */
    public ExecBlockRunner(
            TimeSource time, CommandGuard guard, Redactor redactor, Map<String, String> baseEnvironment) {
        this(RunnerSettings.here(time, guard, redactor, baseEnvironment));
    }

    /**
     * The same for callers that nobody interrupts: the block is driven by their own threads, so that none has to be
     * woken for a command.
     */
    public static ExecBlockRunner onThreadsNeverInterrupted(
            TimeSource time, CommandGuard guard, Redactor redactor, Map<String, String> baseEnvironment) {
        return new ExecBlockRunner(RunnerSettings.here(time, guard, redactor, baseEnvironment), Runnable::run);
    }

    /** @param hosts where the processes of an attempt run, by the mark that they have in their environment */
    public ExecBlockRunner(
            TimeSource time,
            CommandGuard guard,
            Redactor redactor,
            Map<String, String> baseEnvironment,
            Function<String, ProcessHost> hosts) {
        this(new RunnerSettings(time, guard, redactor, baseEnvironment, GRACE, hosts));
    }

    ExecBlockRunner(RunnerSettings settings) {
        this(settings, ownThreads());
    }

    private ExecBlockRunner(RunnerSettings settings, Executor threads) {
        this.settings = settings;
        this.threads = threads;
    }

    private static Executor ownThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_THREAD_SEC,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> Daemon.of("intent-block", task));
    }

    /** What nobody had made before holds nothing, and need not be asked for it. */
    private static void make(Path attemptDir) throws IOException {
        try {
            Files.createDirectory(attemptDir);
            return;
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            Files.createDirectories(attemptDir);
        }
        for (String taken : List.of(MANIFEST, OutputFiles.DIRECTORY)) {
            if (Files.exists(attemptDir.resolve(taken))) {
                throw new FileAlreadyExistsException(attemptDir.resolve(taken).toString());
            }
        }
    }

    /**
     * Blocks until the block ended and nothing that it started runs any more.
     *
     * <p>Writes {@code commands/<nn>-<name>/stdout.log} and {@code stderr.log} under
     * {@code attemptDir}, where there is output, and, last and whole, {@code manifest.json}.
     *
     * @param attemptDir directory of this attempt, created if absent; it must not hold another one
     * @param stop ends the block early
     * @param listener hears of the progress
     * @return the manifest as written
     * @throws IOException when the attempt directory cannot be written; what goes wrong with a command
     *     is in the manifest instead
     */
    public Manifest run(JobSpec job, Path attemptDir, StopSignal stop, BlockListener listener) throws IOException {
        make(attemptDir);
        return runIn(attemptDir, job, stop, listener).manifest();
    }

    /** The same in a directory that exists, and that nobody has put anything into. */
    public WrittenManifest runIn(Path attemptDir, JobSpec job, StopSignal stop, BlockListener listener)
            throws IOException {
        AttemptContext attempt = AttemptContext.of(settings, job, attemptDir, stop, listener);
        PreparedFile file = new PreparedFile(attemptDir.resolve(MANIFEST));
        CommandStarter starter = new CommandStarter(attempt, settings.guard());
        BlockRun block = new BlockRun(attempt, starter, settings.grace(), file::prepare);
        try (file) {
            Manifest manifest = BoundaryRefusals.explain(block.run(threads), attempt.confined(), attemptDir);
            byte[] bytes = RecordJson.indented(manifest);
            file.write(bytes);
            return new WrittenManifest(manifest, bytes);
        } finally {
            // Not before: file channels refuse to work on an interrupted thread.
            if (block.wasInterrupted()) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
