package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Assignment;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What statements hold: how many commands, and what they ask for. */
final class Effects {
    /** What changes the shell itself, and starts nothing. */
    static final Set<String> OF_THE_SHELL = Set.of(
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

    /** Programs that take files away. */
    static final Set<String> REMOVING = Set.of("rm", "rmdir", "mv", "unlink", "shred");

    /** What the shell sets whenever a command has ended, or was put aside. */
    static final Set<String> OF_THE_LAST = Set.of("?", "!", "_", "PIPESTATUS");

    private Effects() {}

    static Set<String> with(Set<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** Programs that statements run, those of substitutions included. */
    static int commands(List<Statement> statements) {
        return statements.stream()
                .flatMap(Effects::simples)
                .mapToInt(simple -> {
                    boolean program = !simple.words().isEmpty()
                            && simple.name().filter(SCENE::contains).isEmpty();
                    return program ? 1 : 0;
                })
                .sum();
    }

    /** Whether a loop with this body may leave it before its end. */
    static boolean leavesLoops(Script body) {
        return starts(body, Set.of("break", "continue"));
    }

    /** Whether something in it ends the shell that it runs in. */
    static boolean leaves(Script body) {
        return starts(body, Set.of("exit", "return"));
    }

    /** Whether something before the last program takes files away, as far as its name tells. */
    static boolean removesBeforeTheEnd(Stream<Pipeline> pipelines) {
        List<String> names = pipelines
                .flatMap(Effects::simples)
                .map(simple -> simple.name().orElse(""))
                .filter(name -> !SCENE.contains(name))
                .toList();
        return names.stream().limit(Math.max(0, names.size() - 1)).anyMatch(REMOVING::contains);
    }

    private static boolean starts(Script body, Set<String> names) {
        return simples(body)
                .anyMatch(simple -> simple.name().filter(names::contains).isPresent());
    }

    /**
     * Whether what it does first asks how the statement before it ended. Only what is known by its text is
     * found; what a function asks is found when it is called.
     */
    static boolean asksBefore(Statement statement) {
        return statement.first().stages().stream()
                .findFirst()
                .filter(stage -> asksBefore(stage.command()))
                .isPresent();
    }

    private static boolean asksBefore(Command command) {
        if (command instanceof Simple simple) {
            return Stream.concat(
                            simple.words().stream(),
                            simple.assignments().stream().flatMap(Effects::values))
                    .anyMatch(Effects::asksBefore);
        } else if (command instanceof Command.Test test) {
            return test.words().stream().anyMatch(Effects::asksBefore);
        } else if (command instanceof Group group) {
            return asksBefore(group.body());
        } else if (command instanceof If choice) {
            return asksBefore(choice.branches().get(0).condition());
        } else if (command instanceof Case choice) {
            return asksBefore(choice.subject());
        } else if (command instanceof Loop loop) {
            return asksBefore(loop.condition());
        } else if (command instanceof For loop) {
            return loop.words().stream().flatMap(List::stream).anyMatch(Effects::asksBefore);
        } else if (command instanceof Command.Calculation calculation) {
            return calculation.expression().stream().anyMatch(Effects::asksBefore);
        }
        return false;
    }

    private static boolean asksBefore(Script script) {
        return !script.statements().isEmpty() && asksBefore(script.statements().get(0));
    }

    private static Stream<Word> values(Assignment assignment) {
        return Stream.concat(Stream.of(assignment.value()), assignment.array().stream());
    }

    private static boolean asksBefore(Word word) {
        return word.parts().stream().anyMatch(Effects::asksBefore);
    }

    private static boolean asksBefore(Part part) {
        if (part instanceof Part.Variable variable) {
            return OF_THE_LAST.contains(variable.name()) || asksBefore(variable.argument());
        } else if (part instanceof Part.Arithmetic arithmetic) {
            return arithmetic.expression().stream().anyMatch(Effects::asksBefore);
        }
        return part instanceof Substitution substitution && asksBefore(substitution.script());
    }

    static Stream<Pipeline> pipelines(Statement statement) {
        return Stream.concat(
                Stream.of(statement.first()), statement.rest().stream().map(Script.Then::pipeline));
    }

    private static Stream<Simple> simples(Statement statement) {
        return pipelines(statement).flatMap(Effects::simples);
    }

    private static Stream<Simple> simples(Pipeline pipeline) {
        return pipeline.stages().stream().flatMap(stage -> simples(stage.command()));
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
