package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.Retention;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code <state-dir>/runs/<run-id>/}: every run of a project, named so that they sort by time. */
public record StateDirectory(Path path) {
    private static final String RUNS = "runs";

    /**
     * What no command of a run should write to. The second is in the first, unless a project is its own state
     * directory.
     */
    List<String> guarded() {
        Path absolute = path.toAbsolutePath().normalize();
        return List.of(absolute.toString(), absolute.resolve(RUNS).toString());
    }

    /** Directories of all runs, oldest first; empty when nothing ran yet. */
    public List<RunDirectory> runs() throws IOException {
        return names().stream().filter(RunDirectory::hasBegun).toList();
    }

    private List<RunDirectory> names() throws IOException {
        Path runs = path.resolve(RUNS);
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(runs)) {
            return children.filter(Files::isDirectory)
                    .filter(child ->
                            Character.isDigit(child.getFileName().toString().charAt(0)))
                    .sorted(Comparator.comparing(child -> child.getFileName().toString()))
                    .map(RunDirectory::new)
                    .toList();
        }
    }

    /** Where a run is got ready, under a name that nobody takes for a run's: one without books is none. */
    RunDirectory starting(String runId) {
        return new RunDirectory(path.resolve(RUNS).resolve(Retention.STARTING + runId));
    }

    /** Where the run with this id lives, whether it is there or not. */
    public RunDirectory run(String runId) {
        return new RunDirectory(path.resolve(RUNS).resolve(runId));
    }

    /**
     * The run a person means.
     *
     * @param prefix the id, the start of it that fits no other run, or null for the newest run
     * @throws UsageException when there is none, or several fit
     */
    public RunDirectory find(String prefix) throws IOException, UsageException {
        if (prefix != null && prefix.isBlank()) {
            throw new UsageException("the id of the run is empty; it usually comes from a variable that is not set");
        }
        List<RunDirectory> all = names();
        List<RunDirectory> fitting = prefix == null
                ? newest(all)
                : all.stream()
                        .filter(run -> run.runId().startsWith(prefix))
                        .filter(RunDirectory::hasBegun)
                        .toList();
        if (fitting.isEmpty()) {
            throw new UsageException(
                    prefix == null || all.isEmpty()
                            ? "no run in " + path
                                    + "; start one with `intent run FILE`, or name the place with --state-dir"
                            : "no run " + prefix + " in " + path + "; `intent status --all` lists them");
        }
        if (fitting.size() > 1) {
            throw new UsageException(fitting.size() + " runs in " + path + " start with " + prefix + ": "
                    + fitting.get(0).runId() + " and others; write more of the id");
        }
        return fitting.get(0);
    }

    /** Says that no run can be kept there. */
    public static IOException unusable(Path state, IOException cause) {
        return new IOException(
                "runs cannot be kept in " + state + " (" + IoErrors.sentence(cause)
                        + "); name another directory with --state-dir",
                cause);
    }

    private static List<RunDirectory> newest(List<RunDirectory> oldestFirst) {
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            if (oldestFirst.get(i).hasBegun()) {
                return List.of(oldestFirst.get(i));
            }
        }
        return List.of();
    }
}
