package io.jenkins.plugins.intent.exec.supervised;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java virtual machine of a supervisor: quick to start, small, and gone rather than half alive.
 *
 * @param java the Java program
 * @param classPath of the runner
 */
record JavaCommand(Path java, String classPath) {
    private static final List<String> OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TieredStopAtLevel=1",
            // Several start at once where builds have few processors: they compile less.
            "-XX:CompileThresholdScaling=2",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "-Xlog:disable",
            "-XX:+DisplayVMOutputToStderr",
            "-Xss512k",
            "-Xmx128m");

    /** Runs a main class; {@code more} are options of the virtual machine. */
    List<String> running(Class<?> main, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(OPTIONS);
        command.addAll(more);
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        return command;
    }
}
