package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.hands.Hands;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.Retry;
import io.jenkins.plugins.intent.model.Streams;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.Await;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Runs small blocks of real processes for tests. */
final class Blocks {
    final Path project;
    final Path attempt;
    private final Place place;
    boolean haltOnError = true;
    String workdir = ".";
    long timeoutMs;
    Duration grace = Duration.ofSeconds(20);
    OutputLimits limits = OutputLimits.defaults();
    Redactor redactor = Redactor.NONE;
    CommandGuard guard = (job, index, whole, processes) -> List.of();
    Map<String, String> base = System.getenv();
    Map<String, String> env = Map.of();
    StopSignal stop = new StopSignal();
    BlockListener listener = BlockListener.NONE;
    /** Added to the monotonic clock. */
    volatile long jumpNanos;

    Blocks(Path root) throws IOException {
        this(root, new Place(null));
    }

    Blocks(Path root, Place place) throws IOException {
        this.place = place;
        project = Files.createDirectories(root.resolve("project"));
        attempt = root.resolve("attempt-" + UUID.randomUUID());
    }

    static Command command(String program, String... args) {
        return new Command(Optional.empty(), program, List.of(args), Optional.empty(), Map.of(), 0, false);
    }

    static Command shell(String script) {
        return command("/bin/sh", "-c", script);
    }

    static Command timeout(Command command, long seconds) {
        return new Command(
                command.name(), command.program(), command.args(), command.cwd(), command.env(), seconds, false);
    }

    static Command in(String cwd, Command command) {
        return new Command(
                command.name(), command.program(), command.args(), Optional.of(cwd), command.env(), 0, false);
    }

    static Command with(Map<String, String> env, Command command) {
        return new Command(command.name(), command.program(), command.args(), command.cwd(), env, 0, false);
    }

    static Command mayFail(Command command) {
        return new Command(
                command.name(),
                command.program(),
                command.args(),
                command.cwd(),
                command.env(),
                command.timeoutSec(),
                true);
    }

    static Command retried(Command command, int attempts, long delaySec) {
        return new Command(
                command.name(),
                command.program(),
                command.args(),
                command.cwd(),
                command.env(),
                0,
                false,
                List.of(),
                List.of(),
                Optional.of(new Retry(attempts, delaySec, List.of())),
                Optional.empty(),
                Streams.PLAIN,
                Optional.empty(),
                List.of(),
                List.of());
    }

    static Command named(String name, Command command) {
        return new Command(
                Optional.of(name), command.program(), command.args(), command.cwd(), command.env(), 0, false);
    }

    JobSpec job(Command... commands) {
        return JobSpec.of(
                new Lease("run-1", "build", "job-1", 1, UUID.randomUUID().toString(), 60_000),
                "here",
                project.toString(),
                timeoutMs,
                new ExecBlock(workdir, haltOnError, true, env, List.of(), List.of(commands)),
                limits,
                Judged.NOT_AT_ALL,
                Map.of());
    }

    Manifest run(Command... commands) throws IOException {
        return run(job(commands));
    }

    Manifest run(JobSpec job) throws IOException {
        return place.isDirect()
                ? runner(base, ThisMachine.forAttempt(JobCookie.of(job).ofJob(), clock()))
                        .run(job, attempt, stop, listener)
                : runByHands(job);
    }

    private ExecBlockRunner runner(Map<String, String> environment, ProcessHost host) {
        return new ExecBlockRunner(new RunnerSettings(clock(), guard, redactor, environment, grace, mark -> host));
    }

    /** The environment of the place is below that of the block, and not the runner's own. */
    private Manifest runByHands(JobSpec job) throws IOException {
        Path jobDirectory = attempt.resolveSibling("job-" + UUID.randomUUID());
        String mark = JobCookie.of(job).ofJob();
        boolean interrupted = false;
        try (Hands hands = place.start(jobDirectory, project, mark, base)) {
            Manifest manifest = runner(Map.of(), hands).run(job, attempt, stop, listener);
            interrupted = Thread.interrupted();
            return manifest;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private TimeSource clock() {
        return new TimeSource() {
            @Override
            public long epochMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime() + jumpNanos;
            }
        };
    }

    /** Does something as soon as a file of the project has that many lines. */
    void when(String file, int lines, Runnable action) {
        listener = new BlockListener() {
            @Override
            public void commandStarted(int index, Command command, long pid, long epochMs) {
                if (index == 0) {
                    CompletableFuture.runAsync(() -> {
                        await(project.resolve(file), lines);
                        action.run();
                    });
                }
            }
        };
    }

    static void await(Path file, int lines) {
        try {
            Await.that(
                    lines + " lines in " + file,
                    () -> Files.exists(file) && Files.readAllLines(file).size() >= lines);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes(StreamRecord stream) throws IOException {
        return Files.readAllBytes(attempt.resolve(stream.path()));
    }

    String text(StreamRecord stream) throws IOException {
        return Files.readString(attempt.resolve(stream.path()));
    }
}
