package io.jenkins.plugins.intent.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signals that commands ignore because whoever started the tests has had them ignored, such as {@code nohup}. */
final class Ignored {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MASK = "SigIgn:";

    private Ignored() {}

    static boolean here(int signal) throws IOException {
        return Files.exists(STATUS)
                && Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith(MASK))
                        .map(line -> line.substring(MASK.length()).strip())
                        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) == 1);
    }
}
