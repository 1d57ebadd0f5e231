package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.supervised.Watcher;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/** Has an agent ask the controller for the classes that watching a job takes, before there is one to watch. */
record ReadAhead() implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File anywhere, VirtualChannel channel) throws IOException {
        Watcher.readAhead();
        return null;
    }
}
