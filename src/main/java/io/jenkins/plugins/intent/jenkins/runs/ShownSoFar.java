package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
    private static final Shown NOTHING = new Shown(-1, 0, 0, false);

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
     */
    record Shown(int command, long stdout, long stderr, boolean ended) {
        private boolean has(int other, long theirStdout, long theirStderr, boolean theirEnd) {
            return other < command
                    || other == command && theirStdout <= stdout && theirStderr <= stderr && (ended || !theirEnd);
        }

        private Shown with(int other, long newStdout, long newStderr, boolean newEnd) {
            Shown from = other == command ? this : new Shown(other, 0, 0, false);
            return new Shown(
                    other, Math.max(from.stdout, newStdout), Math.max(from.stderr, newStderr), from.ended || newEnd);
        }
    }

    private final Path file;
    private final Later later;
    private final Shown before;
    private Shown latest;
    private boolean writing;
    private boolean over;

    ShownSoFar(Path file) {
        this(file, Later.SECOND);
    }

    /** Reads what an earlier controller wrote, if one did. */
    ShownSoFar(Path file, Later later) {
        this.file = file;
        this.later = later;
        this.before = read(file);
        this.latest = before;
    }

    private static Shown read(Path file) {
        try {
            return Files.exists(file) ? RecordJson.read(Files.readAllBytes(file), Shown.class) : NOTHING;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> file + " cannot be read; the console shows output again");
            return NOTHING;
        }
    }

    /** Whether a line that ends at that byte of a stream is to be shown; from then on it was. */
    boolean isNewLine(int command, String stream, long end) {
        return stream.equals("stdout") ? isNew(command, end, 0, false) : isNew(command, 0, end, false);
    }

    /** Whether the end of a command is to be shown; from then on it was. */
    boolean isNewEnd(int command) {
        return isNew(command, 0, 0, true);
    }

    private synchronized boolean isNew(int command, long stdout, long stderr, boolean end) {
        if (before.has(command, stdout, stderr, end)) {
            return false;
        }
        latest = latest.with(command, stdout, stderr, end);
        if (!writing) {
            writing = true;
            later();
        }
        return true;
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
