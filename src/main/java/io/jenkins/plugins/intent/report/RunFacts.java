package io.jenkins.plugins.intent.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.intent.bundle.BundleNames;
import io.jenkins.plugins.intent.bundle.Manifests;
import io.jenkins.plugins.intent.exec.CommandRecord;
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
 * Everything that the page is about: the books, the manifests, and what only the document says, which is read
 * when it is asked for: a run without a gate and without a failure does not.
 */
final class RunFacts {
    private final RunView run;
    private final Manifests manifests;
    /** The document's bytes; null until they are asked for, empty when it cannot be read. */
    private byte[] content;
    /** The document's stages by id; empty when it cannot be read. */
    private final Map<String, JsonNode> document = new HashMap<>();

    private RunFacts(RunView run, Manifests manifests) {
        this.run = run;
        this.manifests = manifests;
    }

    static RunFacts of(RunView run, Manifests manifests) {
        return new RunFacts(run, manifests);
    }

    /** The run as it stands. */
    RunView run() {
        return run;
    }

    /** Those of its bundle. */
    Manifests manifests() {
        return manifests;
    }

    private byte[] content() {
        if (content == null) {
            content = new byte[0];
            try {
                content = Files.readAllBytes(manifests.bundle().resolve(BundleNames.INTENT));
                JsonNode root = JsonTrees.read(new ByteArrayInputStream(content));
                root.path("workflow")
                        .path("stages")
                        .forEach(stage -> document.put(stage.path("id").asText(), stage));
            } catch (IOException unreadable) {
                // The page goes without the few things that only the document says.
            }
        }
        return content;
    }

    Optional<Manifest> manifest(JobView job) {
        return manifests.at(job.manifest());
    }

    /** The lines of what these JSON pointers name in the document. */
    Map<String, Integer> lines(List<String> pointers) {
        return pointers.isEmpty() ? Map.of() : PointerLines.find(content(), pointers);
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
        return command.hasFailed() && !allowsFailure(stage.id(), command);
    }

    /** Whether the document says that this command may fail, which manifests of earlier versions do not. */
    boolean allowsFailure(String stageId, CommandRecord command) {
        JsonNode commands = stage(stageId).path("exec").path("commands");
        return commands.path(command.index()).path("allow_failure").asBoolean(false);
    }

    private JsonNode stage(String stageId) {
        content();
        return document.getOrDefault(stageId, MissingNode.getInstance());
    }
}
