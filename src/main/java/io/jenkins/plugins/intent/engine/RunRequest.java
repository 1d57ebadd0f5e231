package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.model.Ordered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a run was asked for: what {@code resume} needs to go on as before, from any shell. Values of
 * {@code secret_env} variables are not in it; they are read from the environment again.
 *
 * @param schemaVersion version of this shape: 1 had no parameters, 2
 * @param file the document's name as the user gave it
 * @param workspace absolute directory that a relative project path is resolved in
 * @param variables the environment variables that the document's {@code ${NAME}} used, secrets left out
 * @param parameters values that were given for parameters
 * @param policy the effective policy as JSON
 * @param policyFiles absolute paths of the files that it came from, the floor first; null in runs of earlier versions
 * @param supervised whether jobs run in processes of their own
 * @param agents how many workers
 */
public record RunRequest(
        int schemaVersion,
        String file,
        String workspace,
        Map<String, String> variables,
        Map<String, String> parameters,
        String policy,
        List<String> policyFiles,
        boolean supervised,
        int agents) {
    /** The version this program writes. */
    public static final int SCHEMA_VERSION = 2;

    public RunRequest {
        parameters = parameters == null ? Map.of() : Ordered.copyOf(parameters);
    }

    /** The same with other values for parameters. */
    public RunRequest with(Map<String, String> otherParameters) {
        return new RunRequest(
                SCHEMA_VERSION, file, workspace, variables, otherParameters, policy, policyFiles, supervised, agents);
    }

    /** The same with the variables of another document. */
    public RunRequest withVariables(Map<String, String> others) {
        return new RunRequest(
                SCHEMA_VERSION, file, workspace, others, parameters, policy, policyFiles, supervised, agents);
    }

    /** The same judged by another policy. */
    public RunRequest with(String otherPolicy, List<String> otherFiles) {
        return new RunRequest(
                SCHEMA_VERSION, file, workspace, variables, parameters, otherPolicy, otherFiles, supervised, agents);
    }

    byte[] toBytes() {
        return RecordJson.indented(this);
    }

    /**
     * What {@link #toBytes} made.
     *
     * @param file where it was read, for messages
     */
    static RunRequest read(Path file, byte[] content) throws IOException, UsageException {
        try {
            RunRequest request = RecordJson.read(content, RunRequest.class);
            if (request.schemaVersion() > SCHEMA_VERSION) {
                throw new UsageException(file + ": written by a newer version of intent (schema_version "
                        + request.schemaVersion() + "); use that version to resume this run");
            }
            return request;
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    file + ": damaged (" + e.getOriginalMessage() + "); start the intent as a new run");
        }
    }
}
