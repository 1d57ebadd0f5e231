package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import java.nio.file.Path;

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
 * @param directory the directory
 */
public record RunFiles(Path directory) {
    /** The directory of the call with this key. */
    public static RunFiles of(Run<?, ?> build, String key) {
        return new RunFiles(all(build).resolve(key));
    }

    /** Where the directories of all calls of a build are. */
    public static Path all(Run<?, ?> build) {
        return build.getRootDir().toPath().resolve("intent-runner");
    }

    /** The books. */
    public Path journal() {
        return directory.resolve("journal.jsonl");
    }

    /** The bundle until it is published. */
    public Path bundle() {
        return directory.resolve("bundle");
    }

    Path published() {
        return directory.resolve("published");
    }

    Path call() {
        return directory.resolve("call.json");
    }

    /** The document as read. */
    public Path intent() {
        return directory.resolve("intent.json");
    }

    Path policy() {
        return directory.resolve("policy.json");
    }

    Path job(String jobId) {
        return directory.resolve("jobs").resolve(jobId + ".json");
    }

    Path cursor(String jobId) {
        return directory.resolve("jobs").resolve(jobId + ".cursor.json");
    }

    Path snapshot() {
        return directory.resolve("project.tar.gz");
    }

    Path incoming(String jobId) {
        return directory.resolve("incoming").resolve(jobId);
    }
}
