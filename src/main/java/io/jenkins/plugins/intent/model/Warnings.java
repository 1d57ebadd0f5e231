package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Problems;
import io.jenkins.plugins.intent.json.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes what an intent may say but probably does not mean. */
final class Warnings {
    private static final int MOST_OVERLAPS = 20;

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
        for (String secret : block.secretEnv()) {
            String value = block.env().get(secret);
            if (value != null && !Template.hasVariables(value)) {
                warnings.add(
                        pointer + "/env/" + secret,
                        "the secret " + Quote.of(secret) + " stands in the document itself",
                        "keep it in the environment and remove it here");
            }
        }
        if (!block.allowShell()) {
            env(block.env(), pointer + "/env");
        }
        for (int i = 0; i < block.commands().size(); i++) {
            command(block.commands().get(i), block.allowShell(), pointer + "/commands/" + i);
        }
    }

    private void command(Command command, boolean mayBeShell, String pointer) {
        for (int i = 0; i < command.pipe().size(); i++) {
            command(command.pipe().get(i), mayBeShell, pointer + "/pipe/" + i);
        }
        notReplaced(command.program(), pointer + "/program");
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
        pairs.stream()
                .limit(MOST_OVERLAPS)
                .forEach(pair -> warnings.add(
                        pointers.get(pair.first()),
                        Quote.of(pair.first()) + " and " + Quote.of(pair.second())
                                + " can run at once in the same directory",
                        "unless they touch different files, let one need the other, or isolate one"));
        if (pairs.size() > MOST_OVERLAPS) {
            String next = pairs.get(MOST_OVERLAPS).first();
            warnings.add(
                    pointers.get(next),
                    (pairs.size() - MOST_OVERLAPS) + " more pairs of shared stages can run at once");
        }
    }
}
