package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces <code>${NAME}</code> in arguments, {@code cwd} and {@code env} values, and nowhere else.
 *
 * <p>A text sees the variables of what is around it: the block's {@code env} values see the
 * environment the run was started with; a command's {@code env} values see the block's on top of
 * that; arguments and {@code cwd} see what the command will see. So {@code "PATH": "/opt/bin:${PATH}"}
 * adds to the outer PATH, and no value depends on the order of its neighbours. Parameters count as part
 * of the environment, and commands find them there.
 */
public final class Variables {
    private final Map<String, String> parameters;
    private final Map<String, String> environment;
    private final Problems problems;

    private Variables(Map<String, String> parameters, Map<String, String> environment, Problems problems) {
        this.parameters = parameters;
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * The intent with every variable replaced; the result may be run without looking at it again.
     *
     * @param inputs what the run gets from outside
     * @throws InvalidDocumentException naming every variable that is not set, every secret that cannot
     *     be masked, and every directory that turned out to lie outside of the project
     */
    public static Intent resolve(IntentDocument document, RunInputs inputs) throws InvalidDocumentException {
        Problems problems = new Problems();
        Expanded replaced = replace(document.source().root(), inputs, problems);
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(document.source().place(problems));
        }
        return IntentBinder.bind(replaced);
    }

    /** Whether {@link #resolve} will succeed, asked together with all else that may be wrong with a document. */
    public static Check check(RunInputs inputs) {
        return (root, problems) -> replace(root, inputs, problems);
    }

    /** A copy with the variables replaced. Passes over what is missing or of a wrong type: another check speaks of it. */
    static Expanded replace(JsonNode root, RunInputs inputs, Problems problems) {
        Map<String, String> parameters = ParameterValues.of(root, inputs.parameters(), problems);
        Map<String, String> environment = new HashMap<>(inputs.environment());
        environment.putAll(parameters);
        Variables variables = new Variables(parameters, environment, problems);
        Expanded copy = MatrixExpansion.of(root).copy();
        for (int i = 0; i < copy.count(); i++) {
            variables.block(copy.stage(i).path("exec"), copy.pointer(i) + "/exec");
        }
        new SecretChecks(inputs.environment()).check(copy, problems);
        return copy;
    }

    private void block(JsonNode block, String pointer) {
        replaceEnv(block.path("env"), environment, pointer + "/env");
        Map<String, String> visible = over(environment, block.path("env"));
        JsonNode commands = block.path("commands");
        for (int i = 0; i < commands.size(); i++) {
            command(commands.path(i), PathChecks.workdir(block), visible, pointer + "/commands/" + i);
        }
        if (block instanceof ObjectNode object && !parameters.isEmpty()) {
            addParameters(object);
        }
    }

    /** Below what the block sets itself. */
    private void addParameters(ObjectNode block) {
        ObjectNode env = block.objectNode();
        parameters.forEach(env::put);
        block.path("env").properties().forEach(own -> env.set(own.getKey(), own.getValue()));
        block.set("env", env);
    }

    private void command(JsonNode command, String workdir, Map<String, String> around, String pointer) {
        replaceEnv(command.path("env"), around, pointer + "/env");
        Map<String, String> visible = over(around, command.path("env"));
        if (command.path("args") instanceof ArrayNode args) {
            for (int i = 0; i < args.size(); i++) {
                if (hasVariables(args.get(i))) {
                    args.set(i, replaced(args.get(i), visible, pointer + "/args/" + i));
                }
            }
        }
        if (command instanceof ObjectNode object && hasVariables(command.path("cwd"))) {
            object.set("cwd", replaced(command.path("cwd"), visible, pointer + "/cwd"));
            PathChecks.checkPath(workdir, command.path("cwd"), pointer + "/cwd", problems);
        }
    }

    private void replaceEnv(JsonNode env, Map<String, String> visible, String pointer) {
        env.fields().forEachRemaining(entry -> {
            if (hasVariables(entry.getValue())) {
                JsonPointer place = JsonPointer.compile(pointer).appendProperty(entry.getKey());
                entry.setValue(replaced(entry.getValue(), visible, place.toString()));
            }
        });
    }

    private static boolean hasVariables(JsonNode text) {
        return text.isTextual() && Template.hasVariables(text.textValue());
    }

    private JsonNode replaced(JsonNode text, Map<String, String> visible, String pointer) {
        return TextNode.valueOf(Template.replace(
                text.textValue(),
                visible::get,
                name -> problems.add(
                        pointer,
                        "the environment variable " + Quote.of(name) + " is not set",
                        "set it, or write `${" + name + ":-default}`")));
    }

    private static Map<String, String> over(Map<String, String> below, JsonNode env) {
        if (env.isEmpty()) {
            return below;
        }
        Map<String, String> both = new HashMap<>(below);
        env.fields()
                .forEachRemaining(
                        entry -> both.put(entry.getKey(), entry.getValue().asText()));
        return both;
    }
}
