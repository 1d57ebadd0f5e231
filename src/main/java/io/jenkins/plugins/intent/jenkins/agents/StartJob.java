package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.supervised.StartOrder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Puts a job into its directory and starts a supervisor for it, or answers which jars are missing and
 * does nothing. The directory it runs on is the job's.
 *
 * @param order the job, for the supervisor's ears only
 * @param jars class path of the supervisor
 * @param jarDirectory where they are on this agent
 * @param groundwork what is to be done in the directory first; null when it has been done
 * @param ownEnvironment variables of the supervisor's own process
 */
record StartJob(
        StartOrder order,
        List<RunnerJar> jars,
        String jarDirectory,
        Groundwork groundwork,
        Map<String, String> ownEnvironment)
        implements ControllerToAgentFileCallable<ArrayList<RunnerJar>> {
    @Override
    public ArrayList<RunnerJar> invoke(File directory, VirtualChannel channel)
            throws IOException, InterruptedException {
        Path jarPath = Path.of(jarDirectory);
        ArrayList<RunnerJar> missing = MissingJars.of(jarPath, jars);
        if (missing.isEmpty()) {
            if (groundwork != null) {
                groundwork.lay(directory);
            }
            InstalledRunner.launcher(jarPath, jars, ownEnvironment).start(order, directory.toPath());
        }
        return missing;
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "StartJob[" + order + "]";
    }
}
