package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.exec.OutputFiles;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Remembers how far a job's output was shown on the console, so that a restarted controller, which
 * hears all of it again, does not show it twice. Written a second after it was shown and never waited
 * for: what was shown in the last seconds before a crash is shown again.
 */
final class ShownSoFar {
    private static final Logger LOGGER = Logger.getLogger(ShownSoFar.class.getName());
    private static final Shown NOTHING = new Shown(-1, 0, 0, false, Map.of());

    /** Does something in a while; injected so that tests need not wait. */
    @FunctionalInterface
    interface Later {
        Later SECOND = task -> Timer.get().schedule(task, 1, TimeUnit.SECONDS);

        void run(Runnable task);
    }

    /**
     * Commands run one after the other, so a place in the last of them is a place in all of them.
     *
     * @param command 0-based index of the last command that anything was shown of
     * @param stdout bytes of its standard output that were shown
     * @param stderr the same of its standard error
     * @param ended whether its end was shown
     * @param parts bytes of other streams of a pipe that were shown, by their names
     */
    record Shown(int command, long stdout, long stderr, boolean ended, Map<String, Long> parts) {
        private static Shown nothingOf(int command) {
            return new Shown(command, 0, 0, false, Map.of());
        }

        private boolean hasLine(int other, String stream, long end) {
            return other < command || other == command && end <= of(stream);
        }

        private boolean hasEnd(int other) {
            return other < command || other == command && ended;
        }

        private long of(String stream) {
            return switch (stream) {
                case OutputFiles.STDOUT -> stdout;
                case OutputFiles.STDERR -> stderr;
                default -> parts.getOrDefault(stream, 0L);
            };
        }

        private Shown withLine(int other, String stream, long end) {
            Shown from = other == command ? this : nothingOf(other);
            long bytes = Math.max(from.of(stream), end);
            return switch (stream) {
                case OutputFiles.STDOUT -> new Shown(other, bytes, from.stderr, from.ended, from.parts);
                case OutputFiles.STDERR -> new Shown(other, from.stdout, bytes, from.ended, from.parts);
                default -> {
                    Map<String, Long> more = new TreeMap<>(from.parts);
                    more.put(stream, bytes);
                    yield new Shown(other, from.stdout, from.stderr, from.ended, more);
                }
            };
        }

        private Shown withEnd(int other) {
            Shown from = other == command ? this : nothingOf(other);
            return new Shown(other, from.stdout, from.stderr, true, from.parts);
        }
    }

    private final Supplier<Path> place;
    private final Later later;
    private final Shown before;
    private Shown latest;
    private boolean writing;
    private boolean over;

    /** @param place where it is kept now */
    ShownSoFar(Supplier<Path> place) {
        this(place, Later.SECOND);
    }

    /** Reads what an earlier controller wrote, if one did. */
    ShownSoFar(Supplier<Path> place, Later later) {
        this.place = place;
        this.later = later;
        this.before = read(place.get());
        this.latest = before;
    }

    private static Shown read(Path file) {
        try {
            return Files.exists(file) ? RecordJson.read(file, Shown.class) : NOTHING;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> file + " cannot be read; the console shows output again");
            return NOTHING;
        }
    }

    /** Whether a line that ends at that byte of a stream is to be shown; from then on it was. */
    synchronized boolean isNewLine(int command, String stream, long end) {
        if (before.hasLine(command, stream, end)) {
            return false;
        }
        now(latest.withLine(command, stream, end));
        return true;
    }

    /** Whether the end of a command is to be shown; from then on it was. */
    synchronized boolean isNewEnd(int command) {
        if (before.hasEnd(command)) {
            return false;
        }
        now(latest.withEnd(command));
        return true;
    }

    private void now(Shown shown) {
        latest = shown;
        if (!writing) {
            writing = true;
            later();
        }
    }

    /** The books have the job's outcome: nobody will show anything of it again. */
    synchronized void over() {
        over = true;
    }

    /** What is known now is written then: the build's log has had the time to reach the disk first. */
    private void later() {
        Shown now = latest;
        later.run(() -> write(now));
    }

    private synchronized void write(Shown shown) {
        if (over) {
            return;
        }
        Path file = place.get();
        try {
            FileTrees.makeDirectories(file.getParent());
            AtomicFiles.write(file, RecordJson.line(shown));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> file + " cannot be written");
        }
        writing = !shown.equals(latest);
        if (writing) {
            later();
        }
    }
}
