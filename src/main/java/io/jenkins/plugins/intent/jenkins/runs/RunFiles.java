package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where one {@code runIntent} call keeps its things: a directory of its own in the build's directory,
 * so that deleting the build deletes it.
 *
 * <pre>
 * journal.jsonl, lock      the books
 * call.json                how the step was called, see {@link CallRecord}
 * intent.json              the document as read
 * policy.json              the policy that it was judged by
 * jobs/&lt;job-id&gt;.json       where a job runs, see {@link JobLocation}
 * project.tar.gz           the project's files for stages that run elsewhere, while the run goes
 * incoming/&lt;job-id&gt;/       what an agent sends, while it comes
 * bundle/                  the bundle until it is published as artifacts
 * published                there when it was
 * </pre>
 *
 * It is asked for anew each time: it moves with the build's when the job is moved to another folder, also while the
 * run goes.
 */
public final class RunFiles {
    private final Supplier<Path> directory;

    private RunFiles(Supplier<Path> directory) {
        this.directory = directory;
    }

    /** Of a directory that stays where it is. */
    RunFiles(Path directory) {
        this(() -> directory);
    }

    /** The directory of the call with this key. */
    public static RunFiles of(Run<?, ?> build, String key) {
        return new RunFiles(() -> all(build).resolve(key));
    }

    /** Where it is now. */
    public Path directory() {
        return directory.get();
    }

    /** Where the directories of all calls of a build are. */
    public static Path all(Run<?, ?> build) {
        return build.getRootDir().toPath().resolve("intent-runner");
    }

    /** Those of each call of a build that has any, in no order. */
    public static List<RunFiles> each(Run<?, ?> build) throws IOException {
        return each(all(build));
    }

    /** The same of a directory that has one for each call, and need not be there. */
    static List<RunFiles> each(Path all) throws IOException {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> calls = Files.list(all)) {
            return calls.map(RunFiles::new).toList();
        }
    }

    /** Which of the build's calls it is. */
    public String key() {
        return directory().getFileName().toString();
    }

    /** The books. */
    public Path journal() {
        return directory().resolve("journal.jsonl");
    }

    /** The bundle until it is published. */
    public Path bundle() {
        return directory().resolve("bundle");
    }

    Path published() {
        return directory().resolve("published");
    }

    Path call() {
        return directory().resolve("call.json");
    }

    /** The document as read. */
    public Path intent() {
        return directory().resolve("intent.json");
    }

    Path policy() {
        return directory().resolve("policy.json");
    }

    Path job(String jobId) {
        return directory().resolve("jobs").resolve(jobId + ".json");
    }

    Path cursor(String jobId) {
        return directory().resolve("jobs").resolve(jobId + ".cursor.json");
    }

    Path snapshot() {
        return directory().resolve("project.tar.gz");
    }

    Path incoming(String jobId) {
        return directory().resolve("incoming").resolve(jobId);
    }
}
