package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Answers which jars are not there yet, or not whole. The directory it runs on is the one of the jars.
 *
 * @param wanted those that should be there
 */
record MissingJars(List<RunnerJar> wanted) implements ControllerToAgentFileCallable<ArrayList<RunnerJar>> {
    @Override
    public ArrayList<RunnerJar> invoke(File directory, VirtualChannel channel) throws IOException {
        return of(directory.toPath(), wanted);
    }

    static ArrayList<RunnerJar> of(Path directory, List<RunnerJar> wanted) throws IOException {
        ArrayList<RunnerJar> missing = new ArrayList<>();
        for (RunnerJar jar : wanted) {
            if (!InstallJar.isInstalled(directory, jar)) {
                missing.add(jar);
            }
        }
        return missing;
    }
}
