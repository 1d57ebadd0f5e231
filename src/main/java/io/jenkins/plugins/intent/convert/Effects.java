package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Arm;
import io.jenkins.plugins.intent.shell.Command.Branch;
import io.jenkins.plugins.intent.shell.Command.Case;
import io.jenkins.plugins.intent.shell.Command.Coprocess;
import io.jenkins.plugins.intent.shell.Command.For;
import io.jenkins.plugins.intent.shell.Command.Function;
import io.jenkins.plugins.intent.shell.Command.Group;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Command.Loop;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.ProcessSubstitution;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What statements hold: how many commands, and whether something of them stays in the shell afterwards. */
final class Effects {
    /** What changes the shell itself, and starts nothing. */
    private static final Set<String> OF_THE_SHELL = Set.of(
            "cd",
            "pushd",
            "popd",
            "export",
            "set",
            "shopt",
            "declare",
            "local",
            "readonly",
            "typeset",
            "unset",
            "exit",
            "return",
            "shift",
            "trap",
            "umask",
            "ulimit",
            "alias");

    private static final Set<String> SCENE =
            with(OF_THE_SHELL, ":", "[", "test", "true", "false", "wait", "break", "continue");
    private static final Set<String> LASTING =
            with(OF_THE_SHELL, "read", "eval", "source", ".", "exec", "mapfile", "readarray", "let");

    private Effects() {}

    private static Set<String> with(Set<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Programs that statements run, those of substitutions included. */
    static int commands(List<Statement> statements) {
        return statements.stream()
                .flatMap(Effects::simples)
                .mapToInt(simple -> {
                    boolean program = !simple.words().isEmpty()
                            && simple.words()
                                    .get(0)
                                    .literal()
                                    .filter(SCENE::contains)
                                    .isEmpty();
                    return program ? 1 : 0;
                })
                .sum();
    }

    /** Whether what follows depends on the shell that ran it. */
    static boolean last(Statement statement) {
        return pipelines(statement)
                .anyMatch(pipeline -> pipeline.stages().size() == 1
                        && lasts(pipeline.stages().get(0).command()));
    }

    private static boolean lasts(Command command) {
        Predicate<Script> any = script -> script.statements().stream().anyMatch(Effects::last);
        if (command instanceof Simple simple) {
            return simple.words().isEmpty() && !simple.assignments().isEmpty()
                    || !simple.words().isEmpty()
                            && simple.words()
                                    .get(0)
                                    .literal()
                                    .filter(LASTING::contains)
                                    .isPresent();
        } else if (command instanceof Group group) {
            return !group.subshell() && any.test(group.body());
        } else if (command instanceof If choice) {
            return choice.branches().stream().anyMatch(branch -> any.test(branch.body()))
                    || choice.otherwise().filter(any).isPresent();
        } else if (command instanceof Case choice) {
            return choice.arms().stream().anyMatch(arm -> any.test(arm.body()));
        } else if (command instanceof For loop) {
            return any.test(loop.body());
        } else if (command instanceof Loop loop) {
            return any.test(loop.body());
        }
        return command instanceof Function;
    }

    private static Stream<Pipeline> pipelines(Statement statement) {
        return Stream.concat(
                Stream.of(statement.first()), statement.rest().stream().map(Script.Then::pipeline));
    }

    private static Stream<Simple> simples(Statement statement) {
        return pipelines(statement)
                .flatMap(pipeline -> pipeline.stages().stream())
                .flatMap(stage -> simples(stage.command()));
    }

    private static Stream<Simple> simples(Script script) {
        return script.statements().stream().flatMap(Effects::simples);
    }

    private static Stream<Simple> simples(Command command) {
        if (command instanceof Simple simple) {
            Stream<Word> words = Stream.concat(
                    simple.words().stream(), simple.assignments().stream().map(assignment -> assignment.value()));
            return Stream.concat(Stream.of(simple), words.flatMap(word -> inside(word.parts())));
        } else if (command instanceof Group group) {
            return simples(group.body());
        } else if (command instanceof If choice) {
            Stream<Simple> branches = choice.branches().stream().flatMap(Effects::branch);
            return Stream.concat(branches, choice.otherwise().stream().flatMap(Effects::simples));
        } else if (command instanceof Case choice) {
            return choice.arms().stream().map(Arm::body).flatMap(Effects::simples);
        } else if (command instanceof For loop) {
            return simples(loop.body());
        } else if (command instanceof Loop loop) {
            return Stream.concat(simples(loop.condition()), simples(loop.body()));
        } else if (command instanceof Function function) {
            return simples(function.body());
        } else if (command instanceof Coprocess coprocess) {
            return simples(coprocess.command());
        }
        return Stream.empty();
    }

    private static Stream<Simple> branch(Branch branch) {
        return Stream.concat(simples(branch.condition()), simples(branch.body()));
    }

    private static Stream<Simple> inside(List<Part> parts) {
        return parts.stream().flatMap(part -> {
            if (part instanceof Substitution substitution) {
                return simples(substitution.script());
            }
            return part instanceof ProcessSubstitution process ? simples(process.script()) : Stream.empty();
        });
    }
}
