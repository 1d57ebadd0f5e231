package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.GroovyShell;
import java.util.Map;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

public class CpsFlowExecution extends FlowExecution {
    public GroovyShell getShell() {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> getLoadedScripts() {
        throw new UnsupportedOperationException();
    }
}
