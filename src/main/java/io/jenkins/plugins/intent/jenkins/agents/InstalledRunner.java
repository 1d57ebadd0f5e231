package io.jenkins.plugins.intent.jenkins.agents;

import io.jenkins.plugins.intent.exec.supervised.SharedSupervisors;
import io.jenkins.plugins.intent.exec.supervised.SupervisorLauncher;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The runner where it was copied to on this agent. */
final class InstalledRunner {
    /** The supervisors of this agent's Java, for as long as it is connected. */
    private static final SharedSupervisors SHARED = SharedSupervisors.withSpare();

    private InstalledRunner() {}

    /**
     * What starts it in the Java that the agent itself runs in.
     *
     * @param directory of the jars
     * @param jars class path of the supervisor
     * @param ownEnvironment variables of the supervisor's own process
     */
    static SupervisorLauncher launcher(Path directory, List<RunnerJar> jars, Map<String, String> ownEnvironment) {
        String classPath = jars.stream()
                .map(jar -> InstallJar.location(directory, jar).toString())
                .collect(Collectors.joining(File.pathSeparator));
        String java = File.separatorChar == '\\' ? "java.exe" : "java";
        return new SupervisorLauncher(
                Path.of(System.getProperty("java.home"), "bin", java), classPath, ownEnvironment, SHARED);
    }
}
