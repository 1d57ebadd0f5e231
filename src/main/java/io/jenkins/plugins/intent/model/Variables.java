package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces <code>${NAME}</code> in arguments, {@code cwd} and {@code env} values, and nowhere else.
 *
 * <p>A text sees the variables of what is around it: the block's {@code env} values see the
 * environment the run was started with; a command's {@code env} values see the block's on top of
 * that; arguments and {@code cwd} see what the command will see. So {@code "PATH": "/opt/bin:${PATH}"}
 * adds to the outer PATH, and no value depends on the order of its neighbours.
 */
public final class Variables {
    private final Map<String, String> environment;
    private final Problems problems = new Problems();

    private Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The intent with every variable replaced; the result may be run without looking at it again.
     *
     * @param environment the variables of the environment the run is started in
     * @throws InvalidDocumentException naming every variable that is not set and every directory that
     *     turned out to lie outside of the project
     */
    public static Intent resolve(IntentDocument document, Map<String, String> environment)
            throws InvalidDocumentException {
        Variables variables = new Variables(environment);
        Intent intent = document.intent();
        List<Stage> stages = new ArrayList<>();
        for (Stage stage : intent.workflow().stages()) {
            String pointer = "/workflow/stages/" + stages.size() + "/exec";
            stages.add(stage.withExec(stage.exec().map(exec -> variables.block(exec, pointer))));
        }
        if (!variables.problems.isEmpty()) {
            throw new InvalidDocumentException(document.source().place(variables.problems));
        }
        return new Intent(
                intent.schemaVersion(),
                intent.goal(),
                intent.projectPath(),
                new Workflow(intent.workflow().name(), stages));
    }

    private ExecBlock block(ExecBlock block, String pointer) {
        Map<String, String> env = env(block.env(), environment, pointer + "/env");
        Map<String, String> visible = over(environment, env);
        List<Command> commands = new ArrayList<>();
        for (Command command : block.commands()) {
            commands.add(command(command, block.workdir(), visible, pointer + "/commands/" + commands.size()));
        }
        return new ExecBlock(
                block.workdir(), block.haltOnError(), block.allowShell(), env, block.secretEnv(), commands);
    }

    private Command command(Command command, String workdir, Map<String, String> around, String pointer) {
        Map<String, String> env = env(command.env(), around, pointer + "/env");
        Map<String, String> visible = over(around, env);
        List<String> args = new ArrayList<>();
        for (String arg : command.args()) {
            args.add(replace(arg, visible, pointer + "/args/" + args.size()));
        }
        Optional<String> cwd = command.cwd().map(written -> {
            String replaced = replace(written, visible, pointer + "/cwd");
            if (Template.hasVariables(written)) {
                ProjectPaths.problem(workdir, replaced).ifPresent(message -> problems.add(pointer + "/cwd", message));
            }
            return replaced;
        });
        return new Command(
                command.name(), command.program(), args, cwd, env, command.timeoutSec(), command.allowFailure());
    }

    private Map<String, String> env(Map<String, String> env, Map<String, String> visible, String pointer) {
        Map<String, String> replaced = new LinkedHashMap<>();
        env.forEach((name, value) -> replaced.put(name, replace(value, visible, pointer + "/" + name)));
        return replaced;
    }

    private String replace(String text, Map<String, String> visible, String pointer) {
        return Template.replace(
                text,
                visible::get,
                name -> problems.add(
                        pointer,
                        "the environment variable " + Quote.of(name) + " is not set",
                        "set it, or write `${" + name + ":-default}`"));
    }

    private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
        if (above.isEmpty()) {
            return below;
        }
        Map<String, String> both = new HashMap<>(below);
        both.putAll(above);
        return both;
    }
}
