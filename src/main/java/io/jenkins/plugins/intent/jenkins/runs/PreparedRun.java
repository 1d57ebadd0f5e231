package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.engine.JobSpecs;
import io.jenkins.plugins.intent.engine.PlannedRun;
import java.util.List;
import java.util.Map;

/**
 * All that it takes to start a job of the run.
 *
 * @param planned the intent, filled in and judged
 * @param specs turns leases into jobs
 * @param environment variables of the step
 * @param secrets values that are masked in everything that is kept
 */
record PreparedRun(PlannedRun planned, JobSpecs specs, Map<String, String> environment, List<String> secrets) {
    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "PreparedRun[" + planned.plan().runId() + "]";
    }
}
