package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.exec.supervised.WatchCursor;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Remembers how far a job's news was shown on the console, so that a restarted controller, which hears
 * all of it again, does not show it twice. Written at most once a second and never waited for: what
 * was shown in that second is shown again. For one thread.
 */
final class ShownSoFar {
    private static final Logger LOGGER = Logger.getLogger(ShownSoFar.class.getName());
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private WatchCursor before;
    private long writtenNanos;

    /** Reads what an earlier controller wrote, if one did. */
    ShownSoFar(Path file) {
        this.file = file;
        this.before = read(file);
        this.writtenNanos = System.nanoTime();
    }

    private static WatchCursor read(Path file) {
        try {
            return Files.exists(file) ? Json.LINE.readValue(Files.readAllBytes(file), WatchCursor.class) : null;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> file + " cannot be read; the console shows output again");
            return null;
        }
    }

    /** Whether what comes now was shown before. */
    boolean isBehind() {
        return before != null;
    }

    /** News up to here was heard. */
    void reached(WatchCursor cursor) {
        if (before != null && isAtLeast(cursor, before)) {
            before = null;
        }
        if (before == null && System.nanoTime() - writtenNanos > EVERY_NANOS) {
            write(cursor);
        }
    }

    private static boolean isAtLeast(WatchCursor cursor, WatchCursor other) {
        if (cursor.events() != other.events() || cursor.command() != other.command()) {
            return cursor.events() > other.events() || cursor.command() > other.command();
        }
        return cursor.stdout() >= other.stdout() && cursor.stderr() >= other.stderr();
    }

    private void write(WatchCursor cursor) {
        writtenNanos = System.nanoTime();
        try {
            Files.createDirectories(file.getParent());
            AtomicFiles.write(file, Json.LINE.writeValueAsBytes(cursor));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> file + " cannot be written");
        }
    }
}
