package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.shell.Expander;
import io.jenkins.plugins.intent.policy.shell.Outputs;
import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.Value;
import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.ArithmeticFor;
import io.jenkins.plugins.intent.shell.Command.Arm;
import io.jenkins.plugins.intent.shell.Command.Branch;
import io.jenkins.plugins.intent.shell.Command.Calculation;
import io.jenkins.plugins.intent.shell.Command.Case;
import io.jenkins.plugins.intent.shell.Command.Coprocess;
import io.jenkins.plugins.intent.shell.Command.For;
import io.jenkins.plugins.intent.shell.Command.Function;
import io.jenkins.plugins.intent.shell.Command.Group;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Command.Loop;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Arithmetic;
import io.jenkins.plugins.intent.shell.Part.ProcessSubstitution;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Stage;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Script.Then;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a script in its order and follows what the shell would remember. Whether a condition holds
 * is not known: both ways are gone, and afterwards variables may hold what either left.
 */
final class ShellWalk {
    private static final int DEEPEST = 40;
    private static final int EFFORT_OF_A_STATEMENT = 200;
    private static final int EFFORT_OF_A_WORLD = 50;
    private static final Set<String> LEAVING = Set.of("exit", "return", "break", "continue");

    private final ShellScene scene;
    private final Effort effort;
    private final ShellCommands commands;
    private final Set<String> called = new HashSet<>();
    private final List<String> defined = new ArrayList<>();
    private final List<String> traps = new ArrayList<>();
    private int depth;

    ShellWalk(ShellScene scene, Effort effort) {
        this.scene = scene;
        this.effort = effort;
        this.commands = new ShellCommands(scene, this);
    }

    /** A whole text, and what it leaves to be run at its end or by others. */
    void all(Script script, ShellState state) {
        script(script, state);
        for (String trap : List.copyOf(traps)) {
            commands.text(trap, state);
        }
        for (String name : List.copyOf(defined)) {
            if (!called.contains(name)) {
                ShellState inside = state.copy();
                inside.setArguments(Value.of(scene.unknowns().any("$@")));
                state.function(name).ifPresent(body -> command(body, inside, Optional.empty()));
            }
        }
    }

    /** A simple command is judged once in each of these states. */
    void spend(List<ShellState> worlds) {
        effort.spend((long) worlds.size() * (EFFORT_OF_A_WORLD + worlds.get(0).size()));
    }

    void trap(String text) {
        traps.add(text);
    }

    /** The body of a function, with these arguments; a function in itself is not followed for ever. */
    void call(String name, Command body, List<String> arguments, ShellState state) {
        called.add(name);
        Value outer = state.arguments();
        state.setArguments(Value.list(arguments));
        if (depth < DEEPEST / 2) {
            depth++;
            command(body, state, Optional.empty());
            depth--;
        }
        state.setArguments(outer);
    }

    void script(Script script, ShellState state) {
        if (++depth > DEEPEST) {
            throw new Effort.Exhausted();
        }
        for (Statement statement : script.statements()) {
            effort.spend(EFFORT_OF_A_STATEMENT);
            statement(statement, state);
        }
        depth--;
    }

    private void statement(Statement statement, ShellState state) {
        pipeline(statement.first(), state);
        for (Then then : statement.rest()) {
            if (then.onSuccess()) {
                pipeline(then.pipeline(), state);
            } else {
                ShellState otherwise = state.copy();
                pipeline(then.pipeline(), otherwise);
                if (!leaves(then.pipeline())) {
                    state.mergeWith(otherwise);
                }
            }
        }
    }

    private static boolean leaves(Pipeline pipeline) {
        return pipeline.stages().stream().anyMatch(stage -> leaves(stage.command()));
    }

    private static boolean leaves(Command command) {
        if (command instanceof Simple simple) {
            return !simple.words().isEmpty()
                    && simple.words().get(0).literal().filter(LEAVING::contains).isPresent();
        }
        return command instanceof Group group
                && group.body().statements().stream().anyMatch(statement -> leaves(statement.first()));
    }

    private void pipeline(Pipeline pipeline, ShellState state) {
        if (pipeline.stages().size() == 1) {
            command(pipeline.stages().get(0).command(), state, Optional.empty());
            return;
        }
        Optional<String> input = Optional.empty();
        for (Stage stage : pipeline.stages()) {
            ShellState inside = state.copy();
            command(stage.command(), inside, input);
            input = Optional.of(new Outputs(state)
                    .of(stage.command())
                    .orElseGet(() -> scene.unknowns().any("…")));
        }
    }

    /** @param input what it reads, where a pipe gives it any */
    private void command(Command command, ShellState state, Optional<String> input) {
        if (command instanceof Simple simple) {
            commands.simple(simple, state, input);
            return;
        }
        redirects(command.redirects(), state);
        if (command instanceof Group group) {
            script(group.body(), group.subshell() ? state.copy() : state);
        } else if (command instanceof If choice) {
            conditional(choice, state);
        } else if (command instanceof Loop loop) {
            ShellState inside = state.copy();
            script(loop.condition(), inside);
            script(loop.body(), inside);
            state.mergeWith(inside);
        } else if (command instanceof For loop) {
            forEach(loop, state);
        } else if (command instanceof ArithmeticFor loop) {
            parts(loop.expression(), state);
            repeated(loop.body(), state);
        } else if (command instanceof Case choice) {
            choice(choice, state);
        } else if (command instanceof Command.Test test) {
            test.words().forEach(word -> parts(word.parts(), state));
        } else if (command instanceof Calculation calculation) {
            parts(calculation.expression(), state);
        } else if (command instanceof Function function) {
            defined.add(function.name());
            state.define(function.name(), function.body());
        } else if (command instanceof Coprocess coprocess) {
            command(coprocess.command(), state.copy(), Optional.empty());
        }
    }

    private void redirects(List<Redirect> redirects, ShellState state) {
        for (Redirect redirect : redirects) {
            parts(redirect.target().parts(), state);
            parts(redirect.text().parts(), state);
        }
        commands.redirects(redirects, state);
    }

    private void conditional(If choice, ShellState state) {
        List<ShellState> after = new ArrayList<>();
        for (Branch branch : choice.branches()) {
            script(branch.condition(), state);
            ShellState inside = state.copy();
            script(branch.body(), inside);
            if (!leaves(branch.body())) {
                after.add(inside);
            }
        }
        choice.otherwise().ifPresent(body -> script(body, state));
        after.forEach(state::mergeWith);
    }

    private static boolean leaves(Script script) {
        return script.statements().stream().anyMatch(statement -> leaves(statement.first()));
    }

    private void choice(Case choice, ShellState state) {
        parts(choice.subject().parts(), state);
        List<ShellState> after = new ArrayList<>();
        for (Arm arm : choice.arms()) {
            arm.patterns().forEach(pattern -> parts(pattern.parts(), state));
            ShellState inside = state.copy();
            script(arm.body(), inside);
            if (!leaves(arm.body())) {
                after.add(inside);
            }
        }
        after.forEach(state::mergeWith);
    }

    private void forEach(For loop, ShellState state) {
        List<String> values = new ArrayList<>();
        if (loop.words().isPresent()) {
            loop.words().get().forEach(word -> parts(word.parts(), state));
            for (ShellState world : commands.worlds(loop.words().get(), state)) {
                values.addAll(new Expander(world).fields(loop.words().get()));
            }
        } else {
            values.addAll(state.arguments().alternatives().get(0));
        }
        if (!values.isEmpty()) {
            state.set(loop.name(), Value.oneOf(values, scene.unknowns().any("$" + loop.name())));
        }
        repeated(loop.body(), state);
    }

    private void repeated(Script body, ShellState state) {
        ShellState inside = state.copy();
        script(body, inside);
        state.mergeWith(inside);
    }

    /** What runs inside of words. */
    void parts(List<Part> parts, ShellState state) {
        for (Part part : parts) {
            if (part instanceof Substitution substitution) {
                script(substitution.script(), state.copy());
            } else if (part instanceof ProcessSubstitution substitution) {
                script(substitution.script(), state.copy());
            } else if (part instanceof Arithmetic arithmetic) {
                parts(arithmetic.expression(), state);
            } else if (part instanceof Variable variable) {
                parts(variable.argument().parts(), state);
            }
        }
    }

    void parts(Word word, ShellState state) {
        parts(word.parts(), state);
    }
}
