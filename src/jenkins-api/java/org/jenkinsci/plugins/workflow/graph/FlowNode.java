package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;
import java.util.List;

public abstract class FlowNode extends Actionable {
    public List<? extends BlockStartNode> getEnclosingBlocks() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends hudson.model.Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
