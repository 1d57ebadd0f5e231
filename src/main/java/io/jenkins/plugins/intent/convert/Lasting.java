package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.ArithmeticFor;
import io.jenkins.plugins.intent.shell.Command.Calculation;
import io.jenkins.plugins.intent.shell.Command.Case;
import io.jenkins.plugins.intent.shell.Command.For;
import io.jenkins.plugins.intent.shell.Command.Function;
import io.jenkins.plugins.intent.shell.Command.Group;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Command.Loop;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Command.Test;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a statement leaves something in the shell that what follows may need: then a shell keeps both. */
final class Lasting {
    private static final Set<String> WORDS = Effects.with(
            Effects.OF_THE_SHELL,
            "read",
            "eval",
            "source",
            ".",
            "exec",
            "mapfile",
            "readarray",
            "let",
            "getopts",
            "unalias",
            "enable",
            "hash");
    /** What ends with the function that it stands in. */
    private static final Set<String> OF_A_FUNCTION = Set.of("local", "declare", "typeset", "shift", "return");

    private static final Pattern SETS = Pattern.compile("\\$\\{\\w+:?=|\\$\\(\\([^)]*(\\+\\+|--|[^=!<>]=[^=])");

    private final Map<String, Scope.Function> functions;
    private final boolean inFunction;
    private final boolean failureEnds;

    /** @param failureEnds whether nothing follows on a shell that fails, so that a bad exit leaves nothing behind */
    Lasting(Map<String, Scope.Function> functions, boolean failureEnds) {
        this(functions, failureEnds, false);
    }

    private Lasting(Map<String, Scope.Function> functions, boolean failureEnds, boolean inFunction) {
        this.functions = functions;
        this.failureEnds = failureEnds;
        this.inFunction = inFunction;
    }

    boolean any(List<Statement> statements) {
        return statements.stream().anyMatch(this::is);
    }

    /** What runs beside ends with its shell, and only that shell can wait for it. */
    boolean is(Statement statement) {
        return statement.background()
                || Stream.concat(
                                Stream.of(statement.first()),
                                statement.rest().stream().map(Script.Then::pipeline))
                        .anyMatch(this::is);
    }

    private boolean is(Pipeline pipeline) {
        return pipeline.stages().size() == 1 && is(pipeline.stages().get(0).command());
    }

    private boolean is(Script script) {
        return any(script.statements());
    }

    private boolean is(Command command) {
        if (command instanceof Simple simple) {
            return simple(simple);
        } else if (command instanceof Group group) {
            return !group.subshell() && is(group.body());
        } else if (command instanceof If choice) {
            return choice.branches().stream().anyMatch(branch -> is(branch.condition()) || is(branch.body()))
                    || choice.otherwise().filter(this::is).isPresent();
        } else if (command instanceof Case choice) {
            return choice.arms().stream().anyMatch(arm -> is(arm.body()));
        } else if (command instanceof For loop) {
            return is(loop.body());
        } else if (command instanceof Loop loop) {
            return is(loop.condition()) || is(loop.body());
        }
        return command instanceof Test test
                        && test.words().stream().anyMatch(word -> word.source().equals("=~"))
                || command instanceof Function
                || command instanceof Calculation
                || command instanceof ArithmeticFor;
    }

    private boolean simple(Simple simple) {
        if (simple.words().isEmpty()) {
            return !simple.assignments().isEmpty() || !simple.redirects().isEmpty();
        }
        String name = name(simple);
        if (functions.containsKey(name)) {
            return call(name);
        }
        if (failureEnds
                && name.equals("exit")
                && Chains.leaves(simple).filter(Chains.Leaving.BADLY::equals).isPresent()) {
            return false;
        }
        return WORDS.contains(name) && !(inFunction && OF_A_FUNCTION.contains(name))
                || name.equals("printf")
                        && simple.words().size() > 1
                        && simple.words().get(1).source().startsWith("-v")
                || simple.words().stream()
                        .map(Word::source)
                        .anyMatch(word -> SETS.matcher(word).find());
    }

    private static String name(Simple simple) {
        boolean behind = simple.words().size() > 1
                && simple.name().filter(Set.of("command", "builtin")::contains).isPresent();
        return simple.words().get(behind ? 1 : 0).literal().orElse("");
    }

    private boolean call(String name) {
        Map<String, Scope.Function> others = new HashMap<>(functions);
        Scope.Function called = others.remove(name);
        return new Lasting(others, failureEnds, true).is(called.body());
    }
}
