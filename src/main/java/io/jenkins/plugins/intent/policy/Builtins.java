package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.policy.shell.Unknowns.Kind;
import io.jenkins.plugins.intent.policy.shell.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the shell's own commands change in its state. */
final class Builtins {
    private final ShellScene scene;
    private final ShellCommands commands;
    private final ShellWalk walk;

    Builtins(ShellScene scene, ShellCommands commands, ShellWalk walk) {
        this.scene = scene;
        this.commands = commands;
        this.walk = walk;
    }

    void apply(List<String> argv, ShellState state, Optional<String> input) {
        List<String> args = argv.subList(1, argv.size());
        switch (argv.get(0)) {
            case "cd", "chdir" -> enter(target(args, state), state);
            case "pushd" -> {
                state.pushDirectory();
                enter(target(args, state), state);
            }
            case "popd" -> state.popDirectory();
            case "export", "declare", "typeset", "local", "readonly" -> declare(argv.get(0), args, state);
            case "unset" -> args.forEach(name -> state.set(name, Value.of("")));
            case "set" -> positional(args, state);
            case "shift" -> shift(args, state);
            case "read", "mapfile", "readarray", "getopts" -> read(argv.get(0), args, state, input);
            case "printf" -> {
                if (args.size() > 1 && args.get(0).equals("-v")) {
                    state.set(args.get(1), Value.of(scene.unknowns().any("$" + args.get(1))));
                }
            }
            case "alias" -> args.forEach(arg -> alias(arg, state));
            case "trap" -> trap(args);
            case "source", "." -> source(argv, state);
            default -> {
                // Anything else changes nothing here.
            }
        }
    }

    private static String target(List<String> args, ShellState state) {
        List<String> operands = args.stream()
                .filter(arg -> arg.equals("-") || !arg.startsWith("-"))
                .toList();
        if (operands.isEmpty()) {
            return state.variable("HOME")
                    .map(Value::text)
                    .orElseGet(() -> state.unknowns().home("~"));
        }
        return operands.get(0).equals("-") ? state.previousDirectory() : operands.get(0);
    }

    private static void enter(String target, ShellState state) {
        if (Unknowns.isAt(target, 0, Kind.ANY)) {
            state.enter("/" + target);
            return;
        }
        try {
            state.enter(Path.of(state.directory()).resolve(target).normalize().toString());
        } catch (InvalidPathException e) {
            state.enter("/" + state.unknowns().any(target));
        }
    }

    private void declare(String builtin, List<String> args, ShellState state) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            if (!name.matches("\\w+")) {
                continue;
            }
            if (equals >= 0) {
                state.set(name, Value.of(arg.substring(equals + 1)));
                scene.values().assignment(arg, scene.by(), scene.index());
            }
            if (builtin.equals("export") || args.contains("-x")) {
                state.export(name);
            }
        }
    }

    private static void positional(List<String> args, ShellState state) {
        int end = args.indexOf("--");
        boolean sets = end >= 0
                || !args.isEmpty()
                        && !args.get(0).startsWith("-")
                        && !args.get(0).startsWith("+");
        if (sets) {
            state.setArguments(Value.list(args.subList(end + 1, args.size())));
        }
    }

    private static void shift(List<String> args, ShellState state) {
        List<String> left = state.arguments().alternatives().get(0);
        boolean unknown = left.size() == 1 && Unknowns.hasAny(left.get(0));
        int count = args.isEmpty() || !args.get(0).matches("\\d{1,3}") ? 1 : Integer.parseInt(args.get(0));
        if (!unknown) {
            state.setArguments(Value.list(left.subList(Math.min(count, left.size()), left.size())));
        }
    }

    private static void read(String builtin, List<String> args, ShellState state, Optional<String> input) {
        List<String> names =
                args.stream().filter(arg -> arg.matches("[A-Za-z_]\\w*")).toList();
        boolean known = builtin.equals("read")
                && names.size() == 1
                && input.filter(text -> !Unknowns.hasAny(text)).isPresent();
        for (String name : names) {
            String unknown = state.unknowns().any("$" + name);
            state.set(name, known ? Value.oneOf(List.of(input.get().strip().split("\n")), unknown) : Value.of(unknown));
        }
    }

    private void alias(String arg, ShellState state) {
        int equals = arg.indexOf('=');
        if (equals > 0) {
            state.alias(arg.substring(0, equals), arg.substring(equals + 1));
            commands.text(arg.substring(equals + 1), state.copy());
        }
    }

    private void trap(List<String> args) {
        List<String> operands =
                args.stream().filter(arg -> !arg.startsWith("-")).toList();
        if (operands.size() > 1 && !operands.get(0).isBlank()) {
            walk.trap(operands.get(0));
        }
    }

    private void source(List<String> argv, ShellState state) {
        String file = argv.size() > 1 ? argv.get(1) : "";
        scene.say(
                Decision.WARN,
                Rule.SHELL_TEXT,
                file,
                "A shell reads the file '" + file + "' as if it stood there; what it says is not looked at.");
        if (argv.size() > 1 && Unknowns.hasAny(file) && Unknowns.isAt(file, 0, Kind.ANY)) {
            commands.unresolved(List.of(file), state, "Which file '" + file + "' is, only a shell would know.");
        }
    }
}
