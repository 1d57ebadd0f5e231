package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Pointer;
import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** Notes what one stage may say but probably does not mean. */
final class Warnings {
    private final Problems warnings;

    private Warnings(Problems warnings) {
        this.warnings = warnings;
    }

    static void collect(Intent intent, Problems into) {
        Warnings warnings = new Warnings(into);
        for (Stage stage : intent.workflow().stages()) {
            if (stage.exec().isPresent()) {
                warnings.block(
                        stage.exec().get(), Expanded.STAGES.at(stage.position()).at("exec"));
            }
        }
    }

    private void block(ExecBlock block, Pointer pointer) {
        notReplaced(block.workdir(), pointer.at("workdir"));
        if (!block.allowShell()) {
            env(block.env(), pointer.at("env"));
        }
        List<Command> started = block.started();
        for (int i = 0; i < started.size(); i++) {
            command(started.get(i), block.allowShell(), block.place(i, pointer));
        }
    }

    private void command(Command command, boolean mayBeShell, Pointer pointer) {
        for (int i = 0; i < command.pipe().size(); i++) {
            command(command.pipe().get(i), mayBeShell, pointer.at("pipe").at(i));
        }
        notReplaced(command.program(), pointer.at("program"));
        severalWords(command.program(), pointer.at("program"));
        if (mayBeShell) {
            return;
        }
        for (int i = 0; i < command.args().size(); i++) {
            if (!isGlob(command, i)) {
                text(command.args().get(i), pointer.at("args").at(i));
            }
        }
        if (command.cwd().isPresent()) {
            text(command.cwd().get(), pointer.at("cwd"));
        }
        env(command.env(), pointer.at("env"));
    }

    private static boolean isGlob(Command command, int argument) {
        for (GlobArgument glob : command.globs()) {
            if (glob.index() == argument) {
                return true;
            }
        }
        return false;
    }

    private void env(Map<String, String> env, Pointer pointer) {
        env.forEach((name, value) -> ShellWords.variable(value)
                .ifPresent(word -> warnings.add(pointer.at(name), word.message(), word.hint())));
    }

    private void text(String text, Pointer pointer) {
        ShellWords.find(text).ifPresent(word -> warnings.add(pointer, word.message(), word.hint()));
    }

    /** A blank in a program's name is nearly always a command line; a path to a program may well have one. */
    private void severalWords(String program, Pointer pointer) {
        if (program.startsWith("/") || program.contains("\\")) {
            return;
        }
        StringTokenizer words = new StringTokenizer(program.strip(), " \t\n\013\f\r");
        if (words.countTokens() > 1) {
            String first = words.nextToken();
            StringJoiner args = new StringJoiner(", ");
            while (words.hasMoreTokens()) {
                args.add("\"" + words.nextToken() + "\"");
            }
            warnings.add(
                    pointer,
                    Quote.of(program) + " is taken as the name of one program",
                    "write program " + Quote.of(first) + " and args [" + Quote.printable(args.toString()) + "]");
        }
    }

    private void notReplaced(String text, Pointer pointer) {
        if (Template.hasVariables(text)) {
            warnings.add(
                    pointer,
                    Quote.of(text) + " stays as written: variables are not replaced here",
                    "use them in arguments, `cwd` or `env`");
        }
    }
}
