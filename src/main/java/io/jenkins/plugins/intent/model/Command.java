package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One program and its arguments. No shell reads them: one argument stays one argument.
 *
 * @param name what people call it; empty when the document gives none
 * @param program the program, by name or path
 * @param args its arguments
 * @param cwd directory, relative to the block's {@code workdir}; empty means the workdir itself
 * @param env variables for this command, over those of the block
 * @param timeoutSec longest time it may take, in seconds; 0 means no limit of its own
 * @param allowFailure whether its failure is recorded without counting
 */
public record Command(
        Optional<String> name,
        String program,
        List<String> args,
        Optional<String> cwd,
        Map<String, String> env,
        long timeoutSec,
        boolean allowFailure) {
    public Command {
        Objects.requireNonNull(program, "program");
        args = List.copyOf(args);
        env = Ordered.copyOf(env);
    }

    /** The given name, or the program's file name. */
    public String displayName() {
        return name.orElseGet(
                () -> program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1));
    }
}
