package org.jenkinsci.plugins.workflow.steps;

import java.util.List;
import jenkins.model.CauseOfInterruption;

public final class FlowInterruptedException extends InterruptedException {
    private static final long serialVersionUID = 1L;

    public List<CauseOfInterruption> getCauses() {
        throw new UnsupportedOperationException();
    }
}
