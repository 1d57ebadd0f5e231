package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Quote;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who captures which variables in a document, and who sees them: later commands of the same block, and,
 * where a stage exports them, the stages that need it, directly or through others.
 */
final class CaptureNames {
    /** What to say of a variable that is not set; without a hint, the usual one goes. */
    record Hint(String message, Optional<String> hint) {}

    private final Map<String, Set<String>> exported = new HashMap<>();
    private final Map<String, Set<String>> captured = new HashMap<>();
    private final Map<String, Set<String>> needs = new HashMap<>();

    private CaptureNames() {}

    static CaptureNames of(Expanded document) {
        CaptureNames names = new CaptureNames();
        for (int i = 0; i < document.count(); i++) {
            names.stage(document.stage(i));
        }
        if (!names.exported.isEmpty()) {
            names.graph(document);
        }
        return names;
    }

    private void stage(JsonNode stage) {
        String id = stage.path("id").asText();
        for (JsonNode name : stage.path("exports")) {
            exported.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(name.asText());
        }
        for (JsonNode command : stage.path("exec").path("commands")) {
            if (command.path("capture").isTextual()) {
                captured.computeIfAbsent(id, key -> new LinkedHashSet<>())
                        .add(command.path("capture").textValue());
            }
        }
    }

    private void graph(Expanded document) {
        for (int i = 0; i < document.count(); i++) {
            Set<String> own = needs.computeIfAbsent(document.stage(i).path("id").asText(), id -> new LinkedHashSet<>());
            document.stage(i).path("needs").forEach(need -> own.add(need.asText()));
        }
        document.root()
                .path("workflow")
                .path("edges")
                .forEach(edge -> needs.computeIfAbsent(edge.path("to").asText(), id -> new LinkedHashSet<>())
                        .add(edge.path("from").asText()));
    }

    /** Names that a stage sees because stages that it needs export them. */
    Set<String> seenBy(String stage) {
        if (exported.isEmpty()) {
            return Set.of();
        }
        Set<String> seen = new HashSet<>();
        Set<String> visited = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(needs.getOrDefault(stage, Set.of()));
        while (!open.isEmpty()) {
            String need = open.remove();
            if (visited.add(need)) {
                seen.addAll(exported.getOrDefault(need, Set.of()));
                open.addAll(needs.getOrDefault(need, Set.of()));
            }
        }
        return seen;
    }

    /** What a block's own commands capture. */
    Collection<String> capturedBy(String stage) {
        return captured.getOrDefault(stage, Set.of());
    }

    /** Why a variable may not be set for a stage. */
    Hint unset(String name, String stage) {
        if (capturedBy(stage).contains(name)) {
            return new Hint(
                    "the variable " + Quote.of(name) + " is captured only by a later command",
                    Optional.of("put the command that captures it first"));
        }
        for (Map.Entry<String, Set<String>> other : exported.entrySet()) {
            if (other.getValue().contains(name)) {
                return new Hint(
                        "the variable " + Quote.of(name) + " is exported by " + Quote.of(other.getKey())
                                + ", which this stage does not need",
                        Optional.of("add it to `needs`"));
            }
        }
        for (Map.Entry<String, Set<String>> other : captured.entrySet()) {
            if (other.getValue().contains(name)) {
                return new Hint(
                        "the variable " + Quote.of(name) + " is captured in " + Quote.of(other.getKey())
                                + ", which does not export it",
                        Optional.of("write `\"exports\": [\"" + name + "\"]` there, and need that stage"));
            }
        }
        return new Hint("the environment variable " + Quote.of(name) + " is not set", Optional.empty());
    }
}
