package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Replaces variables in the texts of one stage. A text with values that come later is kept as written,
 * and its parts go into the field {@link #LATE} of the command that it belongs to.
 */
final class Replacement {
    /** A field that no document has: the texts of a command that are completed when it starts. */
    static final String LATE = " late";

    private final Problems problems;
    private final Function<String, CaptureNames.Hint> hints;

    /** @param hints what to say of a variable that is not set */
    Replacement(Problems problems, Function<String, CaptureNames.Hint> hints) {
        this.problems = problems;
        this.hints = hints;
    }

    /** The variables of an {@code env} of {@code owner}; the names of those whose values come later. */
    Set<String> env(JsonNode owner, Visible visible, Pointer pointer) {
        Set<String> late = new HashSet<>();
        if (owner.path("env") instanceof ObjectNode env) {
            env.properties().forEach(entry -> {
                Pointer place = pointer.at("env").at(entry.getKey());
                String name = "env/" + entry.getKey();
                Text text = text(entry.getValue(), owner, name, visible, place);
                entry.setValue(text.node());
                if (text.late()) {
                    late.add(entry.getKey());
                }
            });
        }
        return late;
    }

    /** The field of an object, if it is a text. */
    void field(JsonNode owner, String name, Visible visible, Pointer pointer) {
        if (owner instanceof ObjectNode object && object.path(name).isTextual()) {
            object.set(
                    name,
                    text(object.path(name), owner, name, visible, pointer.at(name))
                            .node());
        }
    }

    /** The arguments of a command, patterns among them too. */
    void args(JsonNode command, Visible visible, Pointer pointer) {
        if (command.path("args") instanceof ArrayNode args) {
            for (int i = 0; i < args.size(); i++) {
                JsonNode argument = args.get(i);
                Pointer place = pointer.at("args").at(i);
                if (argument.isTextual()) {
                    args.set(
                            i,
                            text(argument, command, "args/" + i, visible, place).node());
                } else if (argument instanceof ObjectNode glob
                        && glob.path("glob").isTextual()) {
                    glob.set(
                            "glob",
                            text(glob.path("glob"), command, "args/" + i, visible, place.at("glob"))
                                    .node());
                }
            }
        }
    }

    /** Answers what is asked of variables that are known, and replaces paths. */
    void condition(JsonNode condition, JsonNode owner, Visible visible, Pointer pointer) {
        if (!(condition instanceof ObjectNode object)) {
            return;
        }
        if (object.path("variable").isTextual()) {
            variable(object, visible, pointer);
        }
        if (object.path("file_exists").isTextual()) {
            Text text = text(object.path("file_exists"), owner, null, visible, pointer.at("file_exists"));
            object.set("file_exists", text.node());
            if (text.late()) {
                problems.add(
                        pointer.at("file_exists"),
                        "a path with what only a command that runs will know cannot be asked for",
                        "write the path relative to the directory, or run the command with `allow_failure`");
            }
        }
        for (String several : List.of("all", "any")) {
            for (int i = 0; i < object.path(several).size(); i++) {
                condition(
                        object.path(several).path(i),
                        owner,
                        visible,
                        pointer.at(several).at(i));
            }
        }
        condition(object.path("not"), owner, visible, pointer.at("not"));
    }

    private void variable(ObjectNode condition, Visible visible, Pointer pointer) {
        String name = condition.path("variable").textValue();
        if (visible.late().contains(name)) {
            return;
        }
        String value = visible.values().get(name);
        if (value == null && condition.path("default").isTextual()) {
            value = condition.path("default").textValue();
        }
        if (value == null) {
            CaptureNames.Hint hint = hints.apply(name);
            problems.add(
                    pointer.at("variable"),
                    hint.message(),
                    hint.hint().orElse("set it, declare it in `parameters`, or give the condition a `default`"));
        } else {
            answer(condition, value, pointer);
        }
    }

    private void answer(ObjectNode condition, String value, Pointer pointer) {
        try {
            ConditionReader.answer(condition, value);
        } catch (UnansweredException e) {
            problems.add(
                    pointer.at("matches"),
                    e.getMessage(),
                    "write it so that each character can match in one way only, such as `[xy]*` for `(x|y)*`");
        }
    }

    /** @param late whether some of its values come later */
    private record Text(JsonNode node, boolean late) {}

    private Text text(JsonNode text, JsonNode owner, String place, Visible visible, Pointer pointer) {
        if (!text.isTextual() || !Template.hasVariables(text.textValue())) {
            return new Text(text, false);
        }
        List<LateText.Part> parts = Template.parts(text.textValue(), visible, name -> unset(name, pointer));
        boolean late = parts.stream().anyMatch(part -> part.variable().isPresent());
        LateText whole = new LateText(place == null ? "" : place, parts);
        if (late && place != null && owner instanceof ObjectNode object) {
            object.withArray("/" + LATE).addPOJO(whole);
        }
        return new Text(TextNode.valueOf(whole.shown()), late);
    }

    private void unset(String name, Pointer pointer) {
        CaptureNames.Hint hint = hints.apply(name);
        problems.add(pointer, hint.message(), hint.hint().orElse("set it, or write `${" + name + ":-default}`"));
    }
}
