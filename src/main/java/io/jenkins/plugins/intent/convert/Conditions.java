package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Script.Then;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code [ … ]}, {@code test …} and {@code [[ … ]]} as conditions of an intent. A constant one is a boolean. */
final class Conditions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Words words;
    private final Notes notes;
    private final boolean matchesMatter;

    /** @param matchesMatter whether the text asks later what a regular expression matched */
    Conditions(Words words, Notes notes, boolean matchesMatter) {
        this.words = words;
        this.notes = notes;
        this.matchesMatter = matchesMatter;
    }

    /** Whether it is a test at all, rather than a program that is run for its status. */
    static boolean isTest(Pipeline pipeline) {
        if (pipeline.stages().size() != 1) {
            return false;
        }
        Command command = pipeline.stages().get(0).command();
        return command instanceof Command.Test
                || command instanceof Simple simple
                        && simple.name().filter(List.of("[", "test")::contains).isPresent();
    }

    JsonNode of(Script script, Scope scope) throws Unsayable {
        if (script.statements().size() != 1) {
            throw new Unsayable("a condition of several commands");
        }
        Statement statement = script.statements().get(0);
        JsonNode all = of(statement.first(), scope);
        for (Then then : statement.rest()) {
            JsonNode next = of(then.pipeline(), scope);
            all = then.onSuccess() ? both("all", all, next) : both("any", all, next);
        }
        return all;
    }

    JsonNode of(Pipeline pipeline, Scope scope) throws Unsayable {
        JsonNode condition = condition(pipeline, scope);
        return pipeline.negated() ? not(condition) : condition;
    }

    private JsonNode condition(Pipeline pipeline, Scope scope) throws Unsayable {
        if (pipeline.stages().size() == 1) {
            Command command = pipeline.stages().get(0).command();
            if (isTest(pipeline)) {
                List<Word> operands = command instanceof Command.Test test ? test.words() : operands((Simple) command);
                if (matchesMatter
                        && operands.stream().anyMatch(each -> each.source().equals("=~"))) {
                    throw new Unsayable("what a regular expression matched is known to a shell only");
                }
                return new TestReader(operands, words, notes, scope, command instanceof Command.Test).read();
            }
            Optional<String> name =
                    command instanceof Simple simple && simple.words().size() == 1 ? simple.name() : Optional.empty();
            if (name.isPresent() && List.of("true", "false", ":").contains(name.get())) {
                return BooleanNode.valueOf(!name.get().equals("false"));
            }
            if (command instanceof Command.Group group && group.redirects().isEmpty()) {
                return of(group.body(), scope);
            }
        }
        throw new Unsayable("a condition that runs a program");
    }

    private static List<Word> operands(Simple simple) {
        List<Word> operands =
                new ArrayList<>(simple.words().subList(1, simple.words().size()));
        if (simple.name().filter("["::equals).isPresent() && !operands.isEmpty()) {
            operands.remove(operands.size() - 1);
        }
        return operands;
    }

    static JsonNode not(JsonNode condition) {
        if (condition.isBoolean()) {
            return BooleanNode.valueOf(!condition.booleanValue());
        }
        return condition.size() == 1 && condition.has("not")
                ? condition.get("not")
                : JSON.objectNode().set("not", condition);
    }

    /** @param how {@code all} or {@code any} */
    static JsonNode both(String how, JsonNode first, JsonNode second) {
        boolean decides = how.equals("any");
        if (first.isBoolean()) {
            return first.booleanValue() == decides ? first : second;
        }
        if (second.isBoolean()) {
            return second.booleanValue() == decides ? second : first;
        }
        ObjectNode both = JSON.objectNode();
        ArrayNode parts = both.putArray(how);
        for (JsonNode each : List.of(first, second)) {
            if (each.size() == 1 && each.has(how)) {
                each.get(how).forEach(parts::add);
            } else {
                parts.add(each);
            }
        }
        return both;
    }

    static JsonNode all(List<JsonNode> conditions) {
        JsonNode all = BooleanNode.TRUE;
        for (JsonNode condition : conditions) {
            all = both("all", all, condition);
        }
        return all;
    }

    /** Whether it asks for files, which commands may make and remove. */
    static boolean asksForFiles(JsonNode condition) {
        return condition.findValue("file_exists") != null;
    }
}
