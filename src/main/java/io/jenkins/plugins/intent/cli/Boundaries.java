package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.exec.confine.CannotConfineException;
import io.jenkins.plugins.intent.exec.confine.Confined;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.ConfineMode;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this machine can hold the boundary that a policy wants. */
final class Boundaries {
    private Boundaries() {}

    /**
     * Before anything runs.
     *
     * @throws UsageException when the policy requires a boundary that cannot be had here
     */
    static void check(Host host, CommandPolicy policy, Path project) throws UsageException {
        Optional<String> problem = problem(host, policy, project);
        if (problem.isPresent() && policy.confinement().mode() == ConfineMode.REQUIRED) {
            throw new UsageException("the policy requires that the kernel confines commands, and " + problem.get());
        }
        problem.ifPresent(why -> host.err().println("warning: " + why + "; the policy lets them run all the same"));
    }

    /** Why commands cannot be confined here as the policy wants; empty when they can, or need not. */
    static Optional<String> problem(Host host, CommandPolicy policy, Path project) {
        if (policy.confinement().mode() == ConfineMode.OFF) {
            return Optional.empty();
        }
        try {
            Confined.check(policy.confinement(), host.environment(), project);
            return Optional.empty();
        } catch (CannotConfineException e) {
            return Optional.of(e.getMessage());
        }
    }
}
