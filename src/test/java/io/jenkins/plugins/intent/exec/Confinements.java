package io.jenkins.plugins.intent.exec;

import static org.junit.Assume.assumeNoException;

import io.jenkins.plugins.intent.exec.confine.CannotConfineException;
import io.jenkins.plugins.intent.exec.confine.Confined;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.Confinement;
import io.jenkins.plugins.intent.policy.Finding;
import java.util.List;

/** For tests of blocks that the kernel confines. */
final class Confinements {
    private Confinements() {}

    /** Skips the test where there is no bubblewrap, or none of its namespaces. */
    static void assumePossible() {
        try {
            Confined.check();
        } catch (CannotConfineException e) {
            assumeNoException(e);
        }
    }

    /** Refuses nothing, and wants that boundary. */
    static CommandGuard guard(Confinement confinement) {
        return new CommandGuard() {
            @Override
            public List<Finding> refusals(JobSpec job, int index, Command whole, List<ResolvedCommand> processes) {
                return List.of();
            }

            @Override
            public Confinement confinement() {
                return confinement;
            }
        };
    }
}
