package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Commands that run one after the other on one agent.
 *
 * @param workdir directory of the commands, relative to the project directory
 * @param haltOnError whether the first failure ends the block
 * @param allowShell whether the author asks for shell entry points; the policy has the last word
 * @param env variables for every command, in document order
 * @param secretEnv names of variables whose values are masked in everything that is kept
 * @param commands at least one
 */
public record ExecBlock(
        String workdir,
        boolean haltOnError,
        boolean allowShell,
        Map<String, String> env,
        List<String> secretEnv,
        List<Command> commands) {
    public ExecBlock {
        Objects.requireNonNull(workdir, "workdir");
        env = Ordered.copyOf(env);
        secretEnv = List.copyOf(secretEnv);
        commands = List.copyOf(commands);
    }
}
