package io.jenkins.plugins.intent.jenkins.graph;

import io.jenkins.plugins.intent.jenkins.runs.Drawing;
import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.model.StageGraph;
import java.util.concurrent.CompletionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Waits until the intent is read and judged and the books are open, and answers what is to be drawn. */
final class PlanExecution extends NodeExecution {
    private static final long serialVersionUID = 1L;

    PlanExecution(StepContext context) {
        super(context);
    }

    @Override
    void follow(Drawing drawing) {
        drawing.opened().whenComplete((run, why) -> {
            if (run != null) {
                answer(run);
            } else {
                fail(
                        why instanceof CompletionException wrapped && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : why);
            }
        });
    }

    private void answer(IntentRun run) {
        try {
            succeed(DrawnPlan.of(StageGraph.of(run.workflow()), run.plan(), run.isByClosure()));
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public String getStatus() {
        return "reading and judging the intent";
    }
}
