package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.Retention;
import io.jenkins.plugins.intent.ledger.RunReader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one run keeps its things.
 *
 * <pre>
 * journal.jsonl, lock   the books (package ledger)
 * intent.json           the document as read
 * request.json          how the run was asked for, see {@link RunRequest}
 * decisions/            what people decided while another process works on the run
 * jobs/&lt;job-id&gt;/        what a job keeps while it runs: its job directory when supervised, its outputs
 * workspaces/&lt;job-id&gt;/  the private copy of an isolated stage while it runs
 * bundle/               what the run leaves
 * </pre>
 */
public record RunDirectory(Path path) {
    public String runId() {
        return path.getFileName().toString();
    }

    /**
     * Why nothing can be kept any more: what the run keeps lies in the project as a rule, where a command can
     * take it away. Empty while the books are there. Asked when something went wrong, and once at the end.
     */
    Optional<String> removed() {
        return RunReader.hasJournal(path)
                ? Optional.empty()
                : Optional.of(
                        "the journal of the run in " + path + " was removed while it went, as by a command that cleans"
                                + " up too much (`git clean -x`, `rm -rf .intent`). Let it leave the state directory"
                                + " alone (`git clean -e .intent`), or put that elsewhere with --state-dir, and start the"
                                + " intent as a new run");
    }

    /** Whether it has ever had books. */
    boolean hasBegun() {
        return Retention.hasBegun(path);
    }

    public Path intent() {
        return path.resolve("intent.json");
    }

    public Path request() {
        return path.resolve("request.json");
    }

    public Path job(String jobId) {
        return path.resolve("jobs").resolve(jobId);
    }

    public Path workspace(String jobId) {
        return path.resolve("workspaces").resolve(jobId);
    }

    public Path bundle() {
        return path.resolve("bundle");
    }
}
