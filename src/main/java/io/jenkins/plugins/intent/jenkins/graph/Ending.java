package io.jenkins.plugins.intent.jenkins.graph;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.intent.jenkins.runs.Sight;
import io.jenkins.plugins.intent.model.StageGraph;
import java.util.List;
import java.util.Optional;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How a node that shows stages ends, and what it leaves in the picture. */
final class Ending {
    private Ending() {}

    /** What the node throws; empty when it ends well. */
    static Optional<Throwable> failure(Fate fate) {
        return switch (fate.kind()) {
            case FAILS -> Optional.of(new AbortException(fate.message()));
            case ABORTED -> Optional.of(new FlowInterruptedException(Result.ABORTED, new RunEnded(fate.message())));
            case GOES_ON, WAITS_FOR_PERSON, SUCCEEDS, UNSTABLE, SKIPPED -> Optional.empty();
        };
    }

    static void mark(Marks marks, Fate fate, Sight sight, List<String> stages) {
        if (fate.kind() == Fate.Kind.FAILS) {
            marks.failed(fate.message());
        } else if (fate.kind() == Fate.Kind.UNSTABLE) {
            marks.unstable(fate.message());
        } else if (fate.kind() == Fate.Kind.SKIPPED) {
            for (Group group : Picture.of(StageGraph.of(sight.workflow())).groups()) {
                for (List<Spot> chain : group.chains()) {
                    if (chain.stream().anyMatch(spot -> spot.stages().equals(stages))) {
                        marks.skipped(areSkipped(sight, Group.stages(chain)), areSkipped(sight, group.stages()));
                    }
                }
            }
        }
    }

    private static boolean areSkipped(Sight sight, List<String> stages) {
        return sight.stages(stages).stream().allMatch(Fate::wasNotRun);
    }

    /** The run has ended before the stage. */
    static final class RunEnded extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        private final String reason;

        RunEnded(String reason) {
            this.reason = reason;
        }

        @Override
        public String getShortDescription() {
            return reason == null ? "The run has ended" : "The run was " + reason;
        }
    }
}
