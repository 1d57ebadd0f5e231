package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.GroovyShell;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public class CpsFlowExecution extends FlowExecution {
    @Override
    public FlowExecutionOwner getOwner() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FlowNode> getCurrentHeads() {
        throw new UnsupportedOperationException();
    }

    public GroovyShell getShell() {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> getLoadedScripts() {
        throw new UnsupportedOperationException();
    }
}
