package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges what a program of a script is given to read, where it runs that: a shell, or xargs. */
final class ShellInput {
    private static final Set<String> WRAPPERS =
            Set.of("sudo", "doas", "env", "nice", "nohup", "stdbuf", "setsid", "timeout", "ionice", "unbuffer");
    private static final Set<String> SOURCES = Set.of("source", ".");

    private final ShellScene scene;
    private final ShellCommands commands;

    ShellInput(ShellScene scene, ShellCommands commands) {
        this.scene = scene;
        this.commands = commands;
    }

    void judge(List<String> argv, ShellState state, Optional<String> input) {
        if (input.isEmpty()) {
            return;
        }
        if (argv.get(0).equals("xargs") && !Unknowns.hasAny(input.get())) {
            scene.judge(InputCode.withOperands(argv, input.get()), state, Map.of());
            return;
        }
        int shell = SOURCES.contains(argv.get(0)) ? 0 : shellAmong(argv);
        if (shell >= 0 && InputCode.shellReads(argv.subList(shell + 1, argv.size()))) {
            commands.text(input.get(), SOURCES.contains(argv.get(0)) ? state : state.copy());
        }
    }

    /** The place of a shell, alone or behind programs that only start it; -1 when there is none. */
    private int shellAmong(List<String> argv) {
        boolean behind = WRAPPERS.contains(argv.get(0));
        for (int i = 0; i < argv.size() && (i == 0 || behind); i++) {
            if (scene.commands().isShell(argv.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
