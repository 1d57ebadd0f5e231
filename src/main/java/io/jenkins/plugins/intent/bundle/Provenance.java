package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.text.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where and on what something ran: names of environment variables (never values), versions, and the
 * revision and status of the project's repository. Taken once per run and machine, since asking the
 * version control system costs as much as a short command.
 *
 * @param environment names, sorted
 * @param versions lines such as {@code java 17.0.15}
 * @param revision lines about the repository; empty when the project is in none
 */
public record Provenance(List<String> environment, List<String> versions, List<String> revision) {
    public Provenance {
        environment = List.copyOf(environment);
        versions = List.copyOf(versions);
        revision = List.copyOf(revision);
    }

    /** Looks around. Takes seconds at most, and never fails: what cannot be found out is said in the lines. */
    public static Provenance capture(Path projectDir, Collection<String> environmentNames) {
        return new Provenance(
                environmentNames.stream()
                        .map(VisibleText::line)
                        .sorted()
                        .distinct()
                        .toList(),
                List.of(
                        "intent-runner "
                                + Optional.ofNullable(
                                                Provenance.class.getPackage().getImplementationVersion())
                                        .orElse("(not packaged)"),
                        "java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ", "
                                + System.getProperty("java.vm.name") + ")",
                        "os " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch")),
                GitStatus.of(projectDir));
    }

    /**
     * Writes {@code environment.txt}, {@code versions.txt} and, when there is a repository, {@code
     * vcs.txt}, one entry a line; the directory is created.
     */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        write(directory.resolve("environment.txt"), environment);
        write(directory.resolve("versions.txt"), versions);
        if (!revision.isEmpty()) {
            write(directory.resolve("vcs.txt"), revision);
        }
    }

    private static void write(Path file, List<String> lines) throws IOException {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
