package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Case;
import io.jenkins.plugins.intent.shell.Command.For;
import io.jenkins.plugins.intent.shell.Command.Function;
import io.jenkins.plugins.intent.shell.Command.Group;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Command.Loop;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Script.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds a command, or several, for a statement. */
final class Statements {
    private final Notes notes;
    private final Fallback fallback;
    private final Sequence sequence;
    private final Conditions conditions;
    private final Pipelines pipelines;
    private final Assignments assignments;
    private final ShellBuiltins builtins;
    private final InnerShells innerShells;
    private final Branches branches;
    private final Loops loops;
    private final Together together;
    private List<ObjectNode> out = new ArrayList<>();

    Statements(Notes notes, Fallback fallback, LeftBehind left) {
        this.notes = notes;
        this.fallback = fallback;
        Captures captures = new Captures(this, notes, new KnownOutputs(fallback.script()));
        Words words = new Words(captures, notes, fallback.script());
        SimpleCommands simples = new SimpleCommands(words, this::isAtEnd);
        Redirections redirections = new Redirections(words);
        this.conditions = new Conditions(words, notes, fallback.mentions("BASH_REMATCH"));
        this.pipelines = new Pipelines(words, redirections, simples);
        this.innerShells = new InnerShells(this, words, notes);
        this.assignments = new Assignments(this, words);
        this.builtins = new ShellBuiltins(this, words, assignments, notes, left);
        this.branches = new Branches(
                this, conditions, words, notes, Effects.REMOVING.stream().anyMatch(fallback::mentions));
        this.loops = new Loops(this, words, notes);
        this.together = new Together(this, redirections);
        this.sequence = new Sequence(this, assignments, notes, fallback);
    }

    List<ObjectNode> commands() {
        return out;
    }

    void add(ObjectNode command) {
        out.add(command);
    }

    void all(Script script, Scope scope) throws Unsayable {
        sequence.all(script, scope);
    }

    /** Whether what ends the statement that is being read ends all of the text. */
    boolean isOutermost() {
        return sequence.isOutermost();
    }

    private boolean isAtEnd() {
        return sequence.isAtEnd();
    }

    /** The commands of a script that is no part of this list. Nothing of it may stay a shell's. */
    List<ObjectNode> apart(Script script, Scope scope) throws Unsayable {
        List<ObjectNode> outer = out;
        out = new ArrayList<>();
        try {
            for (Statement statement : script.statements()) {
                statement(statement, scope);
            }
            return out;
        } finally {
            out = outer;
        }
    }

    void statement(Statement statement, Scope scope) throws Unsayable {
        if (statement.background()) {
            throw new Unsayable("'&' runs it beside the others; see `services`");
        }
        Optional<If> choice = Chains.choice(statement);
        if (choice.isPresent()) {
            branches.conditional(choice.get(), scope);
            return;
        }
        List<Then> rest = new ArrayList<>(statement.rest());
        Scope inside = scope;
        boolean mayFail = false;
        if (!rest.isEmpty() && !rest.get(rest.size() - 1).onSuccess()) {
            Pipeline last = rest.get(rest.size() - 1).pipeline();
            if (Conditions.isTest(statement.first()) && rest.size() == 1) {
                guarded(Conditions.not(conditions.of(statement.first(), scope)), last, scope);
                return;
            }
            mayFail = Chains.isNothing(last);
            if (!mayFail && !Chains.isFailure(last)) {
                throw new Unsayable("'||': what runs only when something else failed");
            }
            if (mayFail && rest.size() > 1) {
                throw new Unsayable("'&& … ||'");
            }
            rest.remove(rest.size() - 1);
        }
        if (rest.stream().anyMatch(then -> !then.onSuccess())) {
            throw new Unsayable("'||': what runs only when something else failed");
        }
        int size = out.size();
        String directory = scope.directory();
        List<Pipeline> chain = new ArrayList<>(List.of(statement.first()));
        rest.forEach(then -> chain.add(then.pipeline()));
        for (int i = 0; i < chain.size(); i++) {
            if (Conditions.isTest(chain.get(i)) && i < chain.size() - 1) {
                inside =
                        branches.under(conditions.of(chain.get(i), inside), chain.subList(i + 1, chain.size()), inside);
                if (inside == null) {
                    return;
                }
            } else {
                if (i < chain.size() - 1 && Chains.isQuestion(chain.get(i))) {
                    throw new Unsayable("'&&' behind a program whose failure is an answer");
                }
                if (out.size() > size && !scope.options().failuresCount()) {
                    throw new Unsayable("'&&' where failures do not count");
                }
                pipeline(chain.get(i), inside);
            }
        }
        if (mayFail) {
            if (!inside.directory().equals(directory)) {
                throw new Unsayable("a directory that may not be there");
            }
            Chains.mayFail(out.subList(size, out.size()));
        }
        if (inside != scope) {
            branches.join(scope.copy(), List.of(inside), false, size, scope);
        }
    }

    private void guarded(JsonNode condition, Pipeline pipeline, Scope scope) throws Unsayable {
        int size = out.size();
        Scope inside = branches.under(condition, List.of(pipeline), scope);
        if (inside != null) {
            pipeline(pipeline, inside);
        }
        if (inside != null && inside != scope) {
            branches.join(scope.copy(), List.of(inside), false, size, scope);
        }
    }

    void pipeline(Pipeline pipeline, Scope scope) throws Unsayable {
        if (pipeline.stages().isEmpty()) {
            return;
        }
        if (pipeline.stages().size() > 1) {
            emit(pipelines.of(pipeline.stages(), scope), scope, pipeline.negated());
            return;
        }
        Command command = pipeline.stages().get(0).command();
        if (Conditions.isTest(pipeline)) {
            failUnless(conditions.of(pipeline, scope), scope);
        } else if (command instanceof Simple simple) {
            if (!pipeline.negated()
                    && scope.isCall(simple)
                    && !simple.redirects().isEmpty()) {
                Simple call = new Simple(List.of(), simple.words(), List.of());
                together.apply(simple.redirects(), scope, () -> builtins.apply(call, scope));
                return;
            }
            if (!pipeline.negated() && (builtins.apply(simple, scope) || innerShells.apply(simple, scope))) {
                return;
            }
            emit(pipelines.of(pipeline.stages(), scope), scope, pipeline.negated());
        } else if (pipeline.negated()) {
            throw new Unsayable("'!' before several commands");
        } else if (!command.redirects().isEmpty()) {
            together.apply(command.redirects(), scope, () -> construct(command, scope));
        } else {
            construct(command, scope);
        }
    }

    private void construct(Command command, Scope scope) throws Unsayable {
        if (command instanceof Group group) {
            group(group, scope);
        } else if (command instanceof If choice) {
            branches.conditional(choice, scope);
        } else if (command instanceof Case choice) {
            branches.choice(choice, scope);
        } else if (command instanceof For loop) {
            loops.forEach(loop, scope);
        } else if (command instanceof Loop loop) {
            loops.until(loop, scope);
        } else if (command instanceof Function function) {
            scope.define(function.name(), new Scope.Function(function.body(), fallback.sourceOf(function)));
        } else {
            throw new Unsayable("a calculation or a construct of its own");
        }
    }

    private void group(Group group, Scope scope) throws Unsayable {
        if (group.subshell() && !scope.options().failuresCount() && Effects.leaves(group.body())) {
            throw new Unsayable("exit in the middle");
        }
        if (group.subshell()) {
            Scope inside = scope.copy();
            byItself(group.body(), inside);
            inside.requireTrapOf(scope);
        } else {
            all(group.body(), scope);
        }
    }

    /** Whether nothing follows what is read now, in the function or the text that it stands in. */
    boolean isLast() {
        return sequence.isLast();
    }

    /** What runs by itself, though among the others. */
    void byItself(Script script, Scope scope) throws Unsayable {
        sequence.byItself(script, scope);
    }

    /** Runs the trap, when all is done. */
    void finish(Scope scope) throws Unsayable {
        if (scope.trap().isPresent()) {
            notes.at(scope.trap().get().line());
            scope.end();
            all(scope.trap().get().script(), scope);
        }
    }

    /** A function's body, with these arguments. */
    void call(Command body, List<String> arguments, Scope scope) throws Unsayable {
        Scope before = scope.copy();
        scope.enterFunction(arguments);
        if (body instanceof Group group && group.redirects().isEmpty()) {
            byItself(group.body(), group.subshell() ? scope.copy() : scope);
        } else {
            throw new Unsayable("a function of an unusual form");
        }
        scope.leaveFunction(before);
    }

    /** A command that fails when the condition does not hold. */
    void failUnless(JsonNode condition, Scope scope) throws Unsayable {
        if (condition.isBoolean() && condition.booleanValue()) {
            return;
        }
        ObjectNode fails = JsonNodeFactory.instance.objectNode();
        fails.put("program", "false");
        Scope inside = scope.copy();
        inside.require(Conditions.not(condition));
        emit(fails, inside, false);
    }

    /** A command, with what the scope adds to it. */
    void emit(ObjectNode command, Scope scope, boolean negated) throws Unsayable {
        if (negated) {
            if (command.has("pipe")) {
                throw new Unsayable("'!' before a pipe");
            }
            command.putArray("success_codes").add(1);
            notes.note("'!' became the exit code 1, which now counts as success");
        }
        if (!scope.options().failuresCount()) {
            command.put("allow_failure", true);
        }
        scope.runs();
        SimpleCommands.requireOwnVariablesUnused(command);
        CodeTexts.requireWithoutVariables(command);
        if (StillShells.starts(command)) {
            throw new Unsayable("'" + command.path("program").asText() + "' starts a shell");
        }
        Fallback.surround(command, scope, scope.variables().environment());
        out.add(command);
    }
}
