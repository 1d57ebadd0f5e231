package io.jenkins.plugins.intent.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.intent.bundle.Manifests;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.json.JsonTrees;
import io.jenkins.plugins.intent.json.PointerLines;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the page is about: the books, the manifests, and what only the document says.
 *
 * @param run the run as it stands
 * @param manifests of its bundle
 * @param content the document's bytes; empty when it cannot be read
 * @param document the document's stages by id, as read; empty when it cannot be read
 */
record RunFacts(RunView run, Manifests manifests, byte[] content, Map<String, JsonNode> document) {
    RunFacts {
        document = Map.copyOf(document);
    }

    static RunFacts of(RunView run, Manifests manifests) {
        Map<String, JsonNode> stages = new HashMap<>();
        byte[] content = new byte[0];
        try {
            content = Files.readAllBytes(manifests.bundle().resolve("intent.json"));
            JsonNode root = JsonTrees.read(new ByteArrayInputStream(content));
            root.path("workflow")
                    .path("stages")
                    .forEach(stage -> stages.put(stage.path("id").asText(), stage));
        } catch (IOException unreadable) {
            // The page goes without the few things that only the document says.
        }
        return new RunFacts(run, manifests, content, stages);
    }

    Optional<Manifest> manifest(JobView job) {
        return manifests.at(job.manifest());
    }

    /** The lines of what these JSON pointers name in the document. */
    Map<String, Integer> lines(List<String> pointers) {
        return PointerLines.find(content, pointers);
    }

    /** The gate's question; empty when there is none. */
    String gateMessage(String stageId) {
        return stage(stageId).path("gate").path("message").asText("");
    }

    /** Who may open the gate; empty when the document names nobody. */
    List<String> approvers(String stageId) {
        List<String> approvers = new ArrayList<>();
        stage(stageId).path("gate").path("approvers").forEach(name -> approvers.add(name.asText()));
        return approvers;
    }

    /** Whether the command failed in a way that counts against its stage. */
    boolean counts(StageView stage, CommandRecord command) {
        boolean bad = command.status() == CommandStatus.FAILED
                || command.status() == CommandStatus.TIMED_OUT
                || command.status() == CommandStatus.NOT_STARTED;
        return bad && !allowsFailure(stage.id(), command);
    }

    /** Whether the document says that this command may fail. */
    boolean allowsFailure(String stageId, CommandRecord command) {
        JsonNode commands = stage(stageId).path("exec").path("commands");
        return commands.path(command.index()).path("allow_failure").asBoolean(false);
    }

    private JsonNode stage(String stageId) {
        return document.getOrDefault(stageId, MissingNode.getInstance());
    }
}
