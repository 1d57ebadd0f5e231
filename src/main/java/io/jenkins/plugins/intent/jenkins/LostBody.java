package io.jenkins.plugins.intent.jenkins;

import hudson.model.Result;
import io.jenkins.plugins.intent.jenkins.runs.Drawing;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jenkins.model.CauseOfInterruption;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * Ends the nodes around a run that Pipeline has lost its place in. A crash of the controller in the
 * moment in which a block ends can leave Pipeline waiting for ever for a body that has ended, in any
 * build. When the run is over, and no node follows it any more, whatever still waits is ended; the
 * answer is that of the books, which lose nothing.
 */
final class LostBody {
    private static final long QUIET_SECONDS = 120;
    private static final long LOOK_SECONDS = 30;

    private LostBody() {}

    static void watch(Drawing drawing, BodyExecution body, BooleanSupplier hasEnded) {
        if (hasEnded.getAsBoolean()) {
            return;
        }
        if (drawing.isQuietFor(QUIET_SECONDS)) {
            body.cancel(new FlowInterruptedException(Result.ABORTED, false, new PlaceLost()));
        }
        Timer.get().schedule(() -> watch(drawing, body, hasEnded), LOOK_SECONDS, TimeUnit.SECONDS);
    }

    static boolean isCauseOf(Throwable why) {
        return why instanceof FlowInterruptedException interrupted
                && interrupted.getCauses().stream().anyMatch(PlaceLost.class::isInstance);
    }

    /** Told in the console of the nodes that it ends. */
    private static final class PlaceLost extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "The run has ended, and a crash has left Pipeline waiting here; the page of the run shows all of it";
        }
    }
}
