package io.jenkins.plugins.intent.exec.supervised;

import java.nio.file.Path;
import java.util.List;

/** The Java virtual machine of a supervisor: quick to start, small, and gone rather than half alive. */
final class JavaCommand {
    private JavaCommand() {}

    static List<String> supervisor(Path java, String classPath) {
        return List.of(
                java.toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Xss512k",
                "-Xmx96m",
                "-cp",
                classPath,
                Supervisor.class.getName());
    }
}
