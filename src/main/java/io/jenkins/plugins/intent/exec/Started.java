package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.model.Command;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A command whose processes have been started, and what its end means.
 *
 * <p>A process of a pipe whose reader is gone, so that the system ends it by SIGPIPE, has not failed: it
 * had nobody left to write to.
 *
 * @param command as written
 * @param processes what was started, in the order of the pipe
 * @param process all of them as one
 * @param redirects where their streams lead
 */
record Started(Command command, List<ResolvedCommand> processes, StartedProcess process, Redirects redirects) {
    private static final int SIGPIPE = 13;
    private static final int SIGPIPE_OF_SHELLS = 128 + SIGPIPE;

    /** How a process of it ended; null when it could not be ended. */
    ExitStatus exit(int part) {
        StartedProcess one =
                process instanceof StartedPipe pipe ? pipe.processes().get(part) : process;
        return one.status().orElse(null);
    }

    /** Whether a process of it ended well. */
    boolean isGood(int part) {
        ExitStatus exit = exit(part);
        boolean isLast = part == processes.size() - 1;
        if (exit == null) {
            return false;
        }
        if (exit.code() == null) {
            return !isLast && exit.signal() == SIGPIPE;
        }
        return processes.get(part).command().successCodes().contains(exit.code())
                || !isLast && exit.code() == SIGPIPE_OF_SHELLS;
    }

    /**
     * What it means that all of it has ended by itself.
     *
     * @param outputFailure why not all output could be kept
     */
    CommandOutcome ended(ExitStatus last, Optional<String> outputFailure) {
        for (int i = 0; i < processes.size(); i++) {
            if (!isGood(i)) {
                return CommandOutcome.ended(last, false, outputFailure.or(failureOf(i)));
            }
        }
        return CommandOutcome.ended(last, true, outputFailure.or(this::captureFailure));
    }

    private Supplier<Optional<String>> failureOf(int part) {
        return () -> {
            ExitStatus exit = exit(part);
            if (exit == null) {
                return Optional.empty();
            }
            if (processes.size() == 1) {
                return Integer.valueOf(0).equals(exit.code())
                        ? Optional.of("exit code 0 is none of its `success_codes`")
                        : Optional.empty();
            }
            String how = exit.code() == null ? exit.signalText() : "ended with exit code " + exit.code();
            return Optional.of("`" + processes.get(part).command().displayName() + "`, number " + (part + 1)
                    + " of the pipe, " + how);
        };
    }

    private Optional<String> captureFailure() {
        try {
            captured();
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("cannot capture `" + command.streams().capture().orElseThrow() + "`: " + e.getMessage());
        }
    }

    /** The value that its variable gets; empty when nothing is captured. */
    Optional<String> captured() throws CharacterCodingException {
        Optional<CaptureSink> sink = redirects.captured();
        return sink.isEmpty() ? Optional.empty() : Optional.of(sink.get().value());
    }
}
