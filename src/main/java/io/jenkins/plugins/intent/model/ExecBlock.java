package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Commands that run one after the other on one agent.
 *
 * @param workdir directory of the commands, relative to the project directory
 * @param haltOnError whether the first failure ends the block
 * @param allowShell whether the author asks for shell entry points; the policy has the last word
 * @param env variables for every command, in document order
 * @param secretEnv names of variables whose values are masked in everything that is kept
 * @param commands at least one
 * @param killGraceSec how long processes may take to end when asked to, in seconds; empty means the usual time
 * @param exports names of captured variables that the stages which need this one see
 * @param when what must hold for any of it to be run, as far as that is known only where it runs
 * @param late values of {@code env} that have variables not known before a command starts
 */
public record ExecBlock(
        String workdir,
        boolean haltOnError,
        boolean allowShell,
        Map<String, String> env,
        List<String> secretEnv,
        List<Command> commands,
        Optional<Long> killGraceSec,
        List<String> exports,
        Optional<Condition> when,
        List<LateText> late) {
    public ExecBlock {
        Objects.requireNonNull(workdir, "workdir");
        env = Ordered.copyOf(env);
        secretEnv = List.copyOf(secretEnv);
        commands = List.copyOf(commands);
        exports = List.copyOf(exports);
        late = List.copyOf(late);
    }

    /** One whose variables are all known. */
    public ExecBlock(
            String workdir,
            boolean haltOnError,
            boolean allowShell,
            Map<String, String> env,
            List<String> secretEnv,
            List<Command> commands) {
        this(
                workdir,
                haltOnError,
                allowShell,
                env,
                secretEnv,
                commands,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
