package io.jenkins.plugins.intent.workspace;

import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What is asked of each output besides its content: whether the attempt wrote it, and whether it gives a
 * secret away.
 *
 * @param beganMs when the attempt began, epoch milliseconds; 0 takes every file for new
 * @param redactor knows the secrets
 */
public record OutputCheck(long beganMs, Redactor redactor) {
    /** Asks nothing. */
    public static final OutputCheck NONE = new OutputCheck(0, Redactor.NONE);

    /** Clocks of file systems are a little behind. */
    private static final long BEHIND_MS = 50;

    /** When the file was written last. */
    static long modifiedMs(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    /**
     * Whether the attempt left it as it was. A file that was copied or moved to its place keeps an old
     * time of writing, but not of change; the private copy of a project is made before the attempt begins.
     */
    boolean isOld(Path file) throws IOException {
        if (modifiedMs(file) >= beganMs - BEHIND_MS) {
            return false;
        }
        Object changed;
        try {
            changed = Files.getAttribute(file, "unix:ctime");
        } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
            return true;
        }
        return !(changed instanceof FileTime time) || time.toMillis() <= beganMs;
    }

    /** Whether a secret is in the file, or in the path that the list has of it. */
    boolean holdsSecret(String path, Path file) throws IOException {
        if (redactor.isEmpty()) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return redactor.finds(path) || redactor.finds(in);
        }
    }
}
