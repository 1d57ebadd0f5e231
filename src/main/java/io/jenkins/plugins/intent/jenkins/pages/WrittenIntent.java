package io.jenkins.plugins.intent.jenkins.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.PointerLines;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** What only the document says, which is kept beside the books; without it the pages say a little less. */
final class WrittenIntent {
    private final byte[] content;
    private final JsonNode root;

    private WrittenIntent(byte[] content, JsonNode root) {
        this.content = content;
        this.root = root;
    }

    static WrittenIntent of(RunFiles files) {
        try {
            byte[] content = Files.readAllBytes(files.intent());
            return new WrittenIntent(content, Json.LINE.readTree(content));
        } catch (IOException gone) {
            return new WrittenIntent(new byte[0], MissingNode.getInstance());
        }
    }

    /** The lines of what these JSON pointers name. */
    Map<String, Integer> lines(List<String> pointers) {
        return PointerLines.find(content, pointers);
    }

    /** Whether a command of a stage may fail. */
    boolean allowsFailure(String stageId, int command) {
        for (JsonNode stage : root.path("workflow").path("stages")) {
            if (stage.path("id").asText().equals(stageId)) {
                JsonNode commands = stage.path("exec").path("commands");
                return commands.path(command).path("allow_failure").asBoolean(false);
            }
        }
        return false;
    }
}
