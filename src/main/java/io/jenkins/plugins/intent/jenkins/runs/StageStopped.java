package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Result;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Somebody stopped a stage, and with it the run, as it is for {@code node}; or the run itself. */
public final class StageStopped extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String what;

    private StageStopped(String what) {
        this.what = what;
    }

    /**
     * What the build ends with.
     *
     * @param what a sentence
     * @param who as far as that is known
     */
    public static FlowInterruptedException interruption(String what, List<CauseOfInterruption> who) {
        List<CauseOfInterruption> causes = new ArrayList<>(who);
        causes.add(new StageStopped(what));
        return new FlowInterruptedException(Result.ABORTED, causes.toArray(new CauseOfInterruption[0]));
    }

    @Override
    public String getShortDescription() {
        return what;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StageStopped stopped && stopped.what.equals(what);
    }

    @Override
    public int hashCode() {
        return what.hashCode();
    }
}
