package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.engine.JobSpecs;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.Secrets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that it takes to start a job of the run.
 *
 * @param planned the intent, filled in and judged
 * @param specs turns leases into jobs
 * @param environment variables of the step
 * @param secrets values that are masked in everything that is kept
 */
record PreparedRun(PlannedRun planned, JobSpecs specs, Map<String, String> environment, List<String> secrets) {
    /** The same where other surroundings have been put around it. */
    PreparedRun in(StepEnvironment there) {
        Set<String> all = new LinkedHashSet<>(secrets);
        all.addAll(there.secrets());
        all.addAll(Secrets.values(planned, there.variables()));
        return new PreparedRun(planned, specs, there.variables(), List.copyOf(all));
    }

    /** The same with another plan: one that takes stages over, or the one that the books have. */
    PreparedRun with(PlannedRun other) {
        return new PreparedRun(other, specs.of(other), environment, secrets);
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "PreparedRun[" + planned.plan().runId() + "]";
    }
}
