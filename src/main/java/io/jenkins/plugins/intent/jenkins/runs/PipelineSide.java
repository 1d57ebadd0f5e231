package io.jenkins.plugins.intent.jenkins.runs;

import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * How a run stands in its Pipeline.
 *
 * @param context the surroundings of the step
 * @param drawing the nodes that show it; empty when the step is the only one
 * @param byClosure whether the Jenkinsfile gives each stage its surroundings
 * @param waitsForPeople whether the step goes on when only a person's answer is missing
 * @param unpackOutputs whether the step's workspace gets the outputs of stages that ran elsewhere
 */
public record PipelineSide(
        StepContext context,
        Optional<Drawing> drawing,
        boolean byClosure,
        boolean waitsForPeople,
        boolean unpackOutputs) {
    /** A step that is the only node of its run. */
    public static PipelineSide atom(StepContext context, boolean unpackOutputs) {
        return new PipelineSide(context, Optional.empty(), false, true, unpackOutputs);
    }

    /** The places that the closure offers; empty without a closure. */
    Optional<Places> places() {
        return byClosure ? drawing.map(Drawing::places) : Optional.empty();
    }
}
