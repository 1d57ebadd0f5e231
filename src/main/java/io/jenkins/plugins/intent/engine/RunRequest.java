package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.model.Ordered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run was asked for: what {@code resume} needs to go on as before, from any shell. Values of
 * {@code secret_env} variables are not in it; they are read from the environment again.
 *
 * @param schemaVersion version of this shape: 1 had no parameters, 2
 * @param file the document's name as the user gave it
 * @param workspace absolute directory that a relative project path is resolved in
 * @param variables the environment variables that the document's {@code ${NAME}} used; secrets, and what they are made of, left out
 * @param parameters values that were given for parameters
 * @param policy the effective policy as JSON
 * @param policyFiles absolute paths of the files that it came from, the floor first; empty in runs of earlier
 *     versions, which kept no names
 * @param supervised whether jobs run in processes of their own
 * @param agents how many workers
 */
public record RunRequest(
        int schemaVersion,
        @JsonProperty(required = true) String file,
        @JsonProperty(required = true) String workspace,
        Map<String, String> variables,
        Map<String, String> parameters,
        String policy,
        Optional<List<String>> policyFiles,
        boolean supervised,
        int agents) {
    /** The version this program writes. */
    public static final int SCHEMA_VERSION = 2;

    /** @throws IllegalArgumentException when the file is no path, or the workspace no absolute one */
    public RunRequest {
        Path.of(file);
        if (!Path.of(workspace).isAbsolute()) {
            throw new IllegalArgumentException("the workspace " + Quote.of(workspace) + " is no absolute path");
        }
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
                SCHEMA_VERSION,
                file,
                workspace,
                variables,
                parameters,
                otherPolicy,
                Optional.of(otherFiles),
                supervised,
                agents);
    }

    byte[] toBytes() {
        return RecordJson.indented(this);
    }

    /**
     * What {@link #toBytes} made.
     *
     * @param file where it was read, for messages
     * @throws IOException when it is damaged, or a newer version wrote it
     */
    static RunRequest read(Path file, byte[] content) throws IOException {
        RunRequest request;
        try {
            request = RecordJson.read(content, RunRequest.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + ": damaged (" + e.getOriginalMessage() + "); start the intent as a new run", e);
        }
        if (request.schemaVersion() > SCHEMA_VERSION) {
            throw new IOException(file + ": written by a newer version of intent (schema_version "
                    + request.schemaVersion() + "); use that version to go on with this run");
        }
        return request;
    }
}
