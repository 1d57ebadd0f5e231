package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes what an intent may say but probably does not mean. */
final class Warnings {
    private final Problems warnings;

    private Warnings(Problems warnings) {
        this.warnings = warnings;
    }

    static void collect(Intent intent, Problems into) {
        Warnings warnings = new Warnings(into);
        for (Stage stage : intent.workflow().stages()) {
            stage.exec().ifPresent(block -> warnings.block(block, stage.pointer() + "/exec"));
        }
        warnings.overlaps(intent.workflow());
    }

    private void block(ExecBlock block, String pointer) {
        notReplaced(block.workdir(), pointer + "/workdir");
        if (!block.allowShell()) {
            env(block.env(), pointer + "/env");
        }
        List<Command> started = block.started();
        for (int i = 0; i < started.size(); i++) {
            String place = pointer + block.pointer(i).substring("/exec".length());
            command(started.get(i), block.allowShell(), place);
        }
    }

    private void command(Command command, boolean mayBeShell, String pointer) {
        for (int i = 0; i < command.pipe().size(); i++) {
            command(command.pipe().get(i), mayBeShell, pointer + "/pipe/" + i);
        }
        notReplaced(command.program(), pointer + "/program");
        severalWords(command.program(), pointer + "/program");
        if (mayBeShell) {
            return;
        }
        List<Integer> globs = command.globs().stream().map(GlobArgument::index).toList();
        for (int i = 0; i < command.args().size(); i++) {
            if (!globs.contains(i)) {
                text(command.args().get(i), pointer + "/args/" + i);
            }
        }
        command.cwd().ifPresent(cwd -> text(cwd, pointer + "/cwd"));
        env(command.env(), pointer + "/env");
    }

    private void env(Map<String, String> env, String pointer) {
        env.forEach((name, value) -> ShellWords.variable(value)
                .ifPresent(word -> warnings.add(pointer + "/" + name, word.message(), word.hint())));
    }

    private void text(String text, String pointer) {
        ShellWords.find(text).ifPresent(word -> warnings.add(pointer, word.message(), word.hint()));
    }

    /** A blank in a program's name is nearly always a command line; a path to a program may well have one. */
    private void severalWords(String program, String pointer) {
        String[] words = program.strip().split("\\s+");
        boolean isPath = program.startsWith("/") || program.contains("\\");
        if (words.length > 1 && !isPath) {
            String args =
                    Stream.of(words).skip(1).map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
            warnings.add(
                    pointer,
                    Quote.of(program) + " is taken as the name of one program",
                    "write program " + Quote.of(words[0]) + " and args [" + Quote.printable(args) + "]");
        }
    }

    private void notReplaced(String text, String pointer) {
        if (Template.hasVariables(text)) {
            warnings.add(
                    pointer,
                    Quote.of(text) + " stays as written: variables are not replaced here",
                    "use them in arguments, `cwd` or `env`");
        }
    }

    private void overlaps(Workflow workflow) {
        List<SharedOverlaps.Pair> pairs = SharedOverlaps.find(StageGraph.of(workflow));
        Map<String, String> pointers = new HashMap<>();
        workflow.stages().forEach(stage -> pointers.put(stage.id(), stage.pointer()));
        if (!pairs.isEmpty()) {
            warnings.add(
                    pointers.get(pairs.get(0).first()),
                    SharedOverlaps.sentence(pairs),
                    "unless they touch different files, let one need the other, or isolate one");
        }
    }
}
