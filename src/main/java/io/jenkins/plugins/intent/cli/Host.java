package io.jenkins.plugins.intent.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds a call of the command: given by {@link Main}, and by tests.
 *
 * @param directory where relative paths start, absolute
 * @param environment the variables of this process
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param terminal whether standard output is a terminal that understands cursor movement and colour
 */
public record Host(
        Path directory, Map<String, String> environment, PrintStream out, PrintStream err, boolean terminal) {
    /** A path as the user gave it, made absolute. */
    Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }
}
