package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.supervised.SupervisorLauncher;
import java.io.File;
import java.util.List;
import java.util.Map;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Has an agent that stays make ready what shortens every start of a supervisor, see {@link
 * SupervisorLauncher#archiveClasses}. The directory it runs on is the one of the jars.
 *
 * @param jars class path of the supervisor
 */
record ArchiveClasses(List<RunnerJar> jars) implements ControllerToAgentFileCallable<Void> {
    @Override
    public Void invoke(File directory, VirtualChannel channel) {
        InstalledRunner.launcher(directory.toPath(), jars, Map.of()).archiveClasses();
        return null;
    }
}
