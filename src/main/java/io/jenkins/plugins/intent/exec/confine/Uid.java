package io.jenkins.plugins.intent.exec.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who this process runs as: by the number that counts for the system, since a name can stand for any. */
final class Uid {
    static final int ROOT = 0;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern EFFECTIVE = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+(\\d+)");

    private Uid() {}

    /** @throws CannotConfineException when the system does not say */
    static int own() throws CannotConfineException {
        try {
            Matcher effective = EFFECTIVE.matcher(Files.readString(STATUS));
            if (effective.find()) {
                return Integer.parseUnsignedInt(effective.group(1));
            }
        } catch (IOException unreadable) {
            // The same as when it is not said.
        }
        throw new CannotConfineException("commands cannot be confined here: " + STATUS + " does not say who runs them");
    }
}
