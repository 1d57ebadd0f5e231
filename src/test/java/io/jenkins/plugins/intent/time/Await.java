package io.jenkins.plugins.intent.time;

import io.jenkins.plugins.intent.exec.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes and threads do, which no test can move; patient, for a busy machine. */
public final class Await {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE_MS = 10;

    private Await() {}

    /**
     * What a look finds in the end.
     *
     * @param what for the message of a test that waited in vain
     */
    public static <T> T found(String what, Callable<Optional<T>> look) throws Exception {
        long startNanos = System.nanoTime();
        while (System.nanoTime() - startNanos < PATIENCE_NANOS) {
            Optional<T> seen = look.call();
            if (seen.isPresent()) {
                return seen.get();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        throw new AssertionError("waited in vain for " + what);
    }

    /** Returns when something is so. */
    public static void that(String what, Callable<Boolean> condition) throws Exception {
        found(what, () -> condition.call() ? Optional.of(what) : Optional.empty());
    }

    /** Returns when a process has ended. */
    public static void end(long pid) throws Exception {
        that("the end of process " + pid, () -> !Processes.isAlive(pid));
    }

    /** The number that a process writes to a file, as a line. */
    public static long number(Path file) throws Exception {
        return found(file.toString(), () -> {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.endsWith("\n") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
        });
    }
}
