package io.jenkins.plugins.intent.exec.hands;

import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.process.Daemon;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A shell in which hands can be tried out, with and without FIFOs. */
public enum HandsPlace {
    DASH("dash", true),
    BASH("bash", true),
    BUSYBOX("busybox ash", true),
    BUSYBOX_WITHOUT_FIFOS("busybox ash", false);

    private static final int STARTED_BEFORE = 3;

    private final String shell;
    private final boolean fifos;

    HandsPlace(String shell, boolean fifos) {
        this.shell = shell;
        this.fifos = fifos;
    }

    /** Those whose shells are installed here. */
    public static List<HandsPlace> available() {
        return Stream.of(values()).filter(HandsPlace::isAvailable).toList();
    }

    private boolean isAvailable() {
        return Stream.of("/bin", "/usr/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, shell.split(" ")[0])));
    }

    /** Whether output comes through files that are looked for. */
    public boolean polls() {
        return !fifos;
    }

    /** Of a job that nothing disturbs. Where there are no FIFOs, half of it is how long a death may go unnoticed. */
    public long leaseMs() {
        return fifos ? 60_000 : 20_000;
    }

    /** Starts hands in a job directory, in an environment of just these variables. */
    public Hands start(
            Path jobDirectory, Path project, String mark, Map<String, String> environment, Consumer<String> gone)
            throws IOException, InterruptedException {
        return start(jobDirectory, project, mark, environment, List.of(), gone);
    }

    Hands start(
            Path jobDirectory,
            Path project,
            String mark,
            Map<String, String> environment,
            List<String> secrets,
            Consumer<String> gone)
            throws IOException, InterruptedException {
        if (!fifos) {
            beat(jobDirectory);
        }
        HandsDirectory directory = launch(jobDirectory, project, mark, leaseMs(), environment);
        return Hands.connect(directory, mark, leaseMs(), secrets, gone);
    }

    /** As the pulse of a supervisor does, until the directory is gone. */
    private static void beat(Path jobDirectory) {
        Daemon.start("beat", () -> {
            try {
                Files.createDirectories(jobDirectory);
                for (int beat = 1; ; beat++) {
                    Files.writeString(jobDirectory.resolve("beat"), beat + "\n");
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            } catch (IOException | InterruptedException over) {
                return;
            }
        });
    }

    /** Starts the script, and leaves the rest to a supervisor. */
    public HandsDirectory launch(
            Path jobDirectory, Path project, String mark, long leaseMs, Map<String, String> environment)
            throws IOException, InterruptedException {
        HandsDirectory directory = new HandsDirectory(jobDirectory);
        directory.layOut(project, mark, leaseMs, shell, fifos);
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.add("./" + HandsDirectory.SCRIPT);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor(1, TimeUnit.MINUTES);
        assertTrue(said, process.exitValue() == 0 || process.exitValue() == STARTED_BEFORE);
        return directory;
    }
}
