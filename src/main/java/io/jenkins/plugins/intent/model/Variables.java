package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces <code>${NAME}</code> in the texts of commands, and nowhere else.
 *
 * <p>A text sees the variables of what is around it: the block's {@code env} values see the
 * environment the run was started with; a command's {@code env} values see the block's on top of
 * that; its other texts see what the command will see. So {@code "PATH": "/opt/bin:${PATH}"}
 * adds to the outer PATH, and no value depends on the order of its neighbours. Parameters count as part
 * of the environment, and commands find them there.
 *
 * <p>What is known only where and when a command starts stays a {@link LateText}: the variables that the
 * runner sets, those that commands before it capture, and those that tell where a stage runs that gets
 * its place only when it starts.
 */
public final class Variables {
    private final Map<String, String> parameters;
    private final Map<String, String> environment;
    private final RunInputs.Elsewhere elsewhere;
    private final CaptureNames captures;
    private final Problems problems;

    private Variables(
            Map<String, String> parameters,
            Map<String, String> environment,
            RunInputs.Elsewhere elsewhere,
            CaptureNames captures,
            Problems problems) {
        this.parameters = parameters;
        this.environment = environment;
        this.elsewhere = elsewhere;
        this.captures = captures;
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
        JsonNode root = document.source().root();
        Expanded written = MatrixExpansion.of(root);
        Expanded replaced = replace(root, written, inputs, problems);
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(document.source().place(problems));
        }
        return IntentBinder.bound(document.intent(), written, replaced);
    }

    /** The value of every parameter of a document, in its order. */
    public static Map<String, String> parameters(IntentDocument document, RunInputs inputs) {
        return ParameterValues.of(document.source().root(), inputs.parameters(), new Problems());
    }

    /** Whether {@link #resolve} will succeed, asked together with all else that may be wrong with a document. */
    public static Check check(RunInputs inputs) {
        return (root, problems) -> replace(root, inputs, problems);
    }

    /**
     * The document with the variables replaced, a copy where there are any. Passes over what is missing or of a
     * wrong type: another check speaks of it.
     */
    static Expanded replace(JsonNode root, RunInputs inputs, Problems problems) {
        return replace(root, MatrixExpansion.of(root), inputs, problems);
    }

    private static Expanded replace(JsonNode root, Expanded written, RunInputs inputs, Problems problems) {
        Map<String, String> parameters = ParameterValues.of(root, inputs.parameters(), problems);
        Map<String, String> environment = inputs.environment();
        if (!parameters.isEmpty()) {
            environment = new HashMap<>(environment);
            environment.putAll(parameters);
        }
        Variables variables =
                new Variables(parameters, environment, inputs.elsewhere(), CaptureNames.of(written), problems);
        List<JsonNode> stages = new ArrayList<>(written.count());
        for (int i = 0; i < written.count(); i++) {
            JsonNode stage = written.stage(i);
            if (!parameters.isEmpty() || asksForVariables(stage)) {
                stage = stage.deepCopy();
                variables.stage(stage, written.pointer(i));
            }
            stages.add(stage);
        }
        Expanded replaced = written.with(stages);
        new SecretChecks(inputs.environment()).check(replaced, problems);
        new SecretsInDocument(inputs.environment()).check(root, written, problems);
        return replaced;
    }

    /** Whether anything in it may be another with other variables. Most stages have no such text, and no condition. */
    private static boolean asksForVariables(JsonNode node) {
        if (node.isTextual()) {
            return Template.hasVariables(node.textValue());
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (field.getKey().equals("when") || asksForVariables(field.getValue())) {
                    return true;
                }
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                if (asksForVariables(node.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void stage(JsonNode stage, Pointer pointer) {
        String id = stage.path("id").asText();
        Set<String> late = new HashSet<>(Names.OF_THE_JOB);
        if (elsewhere.has(stage.path("agent").path("label").isTextual())) {
            LateText.OF_THE_PLACE.stream()
                    .filter(name -> !parameters.containsKey(name))
                    .forEach(late::add);
        }
        late.addAll(captures.seenBy(id));
        Visible visible = new Visible(environment, late);
        Replacement texts = new Replacement(problems, name -> captures.unset(name, id));
        boolean gate = StageKind.GATE.text().equals(stage.path("kind").asText());
        texts.condition(
                stage.path("when"), stage, gate ? new Visible(environment, Set.of()) : visible, pointer.at("when"));
        block(stage.path("exec"), texts, visible, pointer.at("exec"));
    }

    private void block(JsonNode block, Replacement texts, Visible around, Pointer pointer) {
        Set<String> late = texts.env(block, around.andLater(Names.OF_THE_COMMAND), pointer);
        Visible inside = around.over(block.path("env"), late);
        Set<String> captured = new HashSet<>();
        JsonNode commands = block.path("commands");
        for (int i = 0; i < commands.size(); i++) {
            command(
                    commands.path(i),
                    texts,
                    PathChecks.workdir(block),
                    inside.andLater(captured),
                    pointer.at("commands").at(i));
            if (commands.path(i).path("capture").isTextual()) {
                captured.add(commands.path(i).path("capture").textValue());
            }
        }
        for (int i = 0; i < block.path("services").size(); i++) {
            JsonNode service = block.path("services").path(i);
            Pointer place = pointer.at("services").at(i);
            String base = PathChecks.workdir(block);
            command(service, texts, base, inside, place);
            command(
                    service.path("ready").path("command"),
                    texts,
                    base,
                    inside,
                    place.at("ready").at("command"));
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

    private void command(JsonNode command, Replacement texts, String base, Visible around, Pointer pointer) {
        Visible here = around.andLater(Names.OF_THE_COMMAND);
        Set<String> late = texts.env(command, here, pointer);
        texts.field(command, "cwd", around.over(command.path("env"), late), pointer);
        Visible visible = here.over(command.path("env"), late);
        texts.args(command, visible, pointer);
        for (String field : PathChecks.FILES) {
            texts.field(command, field, visible, pointer);
        }
        texts.field(command, "stdin_text", visible, pointer);
        texts.condition(command.path("when"), command, visible, pointer.at("when"));
        PathChecks.checkCommand(base, command, pointer, problems);
        for (int i = 0; i < command.path("pipe").size(); i++) {
            String directory = command.path("cwd").isTextual()
                    ? base + "/" + command.path("cwd").textValue()
                    : base;
            command(
                    command.path("pipe").path(i),
                    texts,
                    directory,
                    visible,
                    pointer.at("pipe").at(i));
        }
    }
}
