package io.jenkins.plugins.intent.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What surrounds a call of the command: given by {@link Main}, and by tests.
 *
 * @param directory where relative paths start, absolute
 * @param environment the variables of this process
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param terminal whether standard output is a terminal that understands cursor movement and colour
 * @param command what this command is called by, as it was typed
 */
public record Host(
        Path directory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        String command) {
    /** One that was called by its plain name. */
    public Host(Path directory, Map<String, String> environment, PrintStream out, PrintStream err, boolean terminal) {
        this(directory, environment, out, err, terminal, "intent");
    }

    /** The same with other variables. */
    Host with(Map<String, String> variables) {
        return new Host(directory, variables, out, err, terminal, command);
    }

    /** A path as the user gave it, made absolute. */
    Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }

    /** A path as it is shortest to read from here. */
    String shown(Path path) {
        return path.startsWith(directory) && !path.equals(directory)
                ? directory.relativize(path).toString()
                : path.toString();
    }

    /** Whether the user's locale says that more than ASCII can be shown. */
    boolean unicode() {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
    }

    String user() {
        return System.getProperty("user.name");
    }
}
