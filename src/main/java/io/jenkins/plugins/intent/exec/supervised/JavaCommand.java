package io.jenkins.plugins.intent.exec.supervised;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java virtual machine of a supervisor: quick to start, small, and gone rather than half alive.
 *
 * @param java the Java program, of the Java that this is
 * @param classPath of the runner
 */
record JavaCommand(Path java, String classPath) {
    private static final int FIRST_TO_WARN = 24;

    private static final List<String> OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "-Xlog:disable",
            "-XX:+DisplayVMOutputToStderr",
            "-Xss512k",
            "-Xmx128m");

    /** Later Javas warn of calls of the system unless they are allowed. */
    private static final List<String> CALLS_ALLOWED =
            Runtime.version().feature() < FIRST_TO_WARN ? List.of() : List.of("--enable-native-access=ALL-UNNAMED");

    /** Runs a main class; {@code more} are options of the virtual machine. */
    List<String> running(Class<?> main, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(OPTIONS);
        command.addAll(CALLS_ALLOWED);
        command.addAll(more);
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        return command;
    }
}
