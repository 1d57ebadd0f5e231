package io.jenkins.plugins.intent.engine;

import java.nio.file.Path;

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
