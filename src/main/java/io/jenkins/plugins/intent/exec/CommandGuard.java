package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.Confinement;
import io.jenkins.plugins.intent.policy.Finding;
import java.util.List;

/**
 * Judges a command once more, right before its start and where it runs: symbolic links can only be
 * resolved there, and commands before it may have changed them.
 */
@FunctionalInterface
public interface CommandGuard {
    /**
     * Why the command must not start; empty lets it start. A refused command is not started, and the
     * block ends there, whatever {@code halt_on_error} and {@code allow_failure} say.
     *
     * @param job the whole job
     * @param index 0-based place of the command in the job's block
     * @param whole the command, complete
     * @param processes what is about to be started for it: itself, or the processes of a pipe
     */
    List<Finding> refusals(JobSpec job, int index, Command whole, List<ResolvedCommand> processes);

    /** The boundary that the kernel is to hold around the commands. */
    default Confinement confinement() {
        return Confinement.OFF;
    }
}
