package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;

/**
 * How the step was called: what a restart needs and the books do not have. No values of variables are
 * in it; they come from the step's own context again.
 *
 * @param schemaVersion version of this shape, 1
 * @param runId id of the run
 * @param document what messages call the intent
 * @param origin the workspace in which {@code runIntent} was called; null when it was called outside
 * @param policy text of the step's own policy; null when it has none
 * @param branch see {@link CallPlace}
 * @param stages see {@link CallPlace}
 */
public record CallRecord(
        int schemaVersion,
        String runId,
        String document,
        AgentPath origin,
        String policy,
        String branch,
        String stages) {
    private static final int SCHEMA_VERSION = 1;

    CallRecord(String runId, String document, AgentPath origin, String policy, CallPlace place) {
        this(SCHEMA_VERSION, runId, document, origin, policy, place.branch(), place.stages());
    }

    CallPlace place() {
        return new CallPlace(branch, stages);
    }

    void write(RunFiles files) throws IOException {
        AtomicFiles.writeDurably(files.call(), RecordJson.indented(this));
    }

    static CallRecord read(RunFiles files) throws IOException {
        CallRecord read = RecordJson.read(files.call(), CallRecord.class);
        if (read.schemaVersion() > SCHEMA_VERSION) {
            throw new IOException(files.call() + " was written by a newer version of Intent Runner; install that one");
        }
        return read;
    }
}
