package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A whole intent around converted commands. */
public final class IntentDraft {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode document = JSON.objectNode();
    private final ArrayNode stages;

    public IntentDraft(String goal, String workflow) {
        document.put("schema_version", 1).put("goal", goal);
        stages = document.putObject("workflow").put("name", workflow).putArray("stages");
    }

    /** A stage with these commands; more can be said of it. */
    public ObjectNode stage(String id, List<ObjectNode> commands, boolean needsShell) {
        ObjectNode stage = stages.addObject().put("id", id);
        ObjectNode exec = stage.putObject("exec");
        if (needsShell) {
            exec.put("allow_shell", true);
        }
        ArrayNode all = exec.putArray("commands");
        commands.forEach(all::add);
        return stage;
    }

    public ObjectNode document() {
        return document;
    }

    public boolean isEmpty() {
        return stages.isEmpty();
    }
}
