package io.jenkins.plugins.intent.jenkins.agents;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.hands.HandsDirectory;
import io.jenkins.plugins.intent.exec.hands.HandsStart;
import io.jenkins.plugins.intent.exec.supervised.StartFailedException;
import io.jenkins.plugins.intent.model.LateText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jenkins.tasks.filters.EnvVarsFilterableBuilder;

/**
 * Starts the hands of a job where {@code sh} would start a command: through the launcher that the place
 * in the Pipeline has, with the environment that {@code sh} gets there.
 */
public final class HandsLaunch {
    /** By this variable Jenkins ends processes, and launchers find those inside of containers. */
    private static final String COOKIE = "JENKINS_SERVER_COOKIE";

    private static final String SPARED = "please-do-not-kill-me";
    private static final long LONGEST_SECONDS = 120;

    private final Launcher launcher;
    private final Run<?, ?> build;
    private final TaskListener listener;
    private final Map<String, String> environment;

    /** Filters of variables that administrators have set up apply as they do to {@code sh}. */
    private static final class Filtered implements EnvVarsFilterableBuilder {}

    /** @param environment variables that the place has in the Pipeline */
    public HandsLaunch(Launcher launcher, Run<?, ?> build, TaskListener listener, Map<String, String> environment) {
        this.launcher = launcher;
        this.build = build;
        this.listener = listener;
        this.environment = new TreeMap<>(environment);
    }

    /** Whether a launcher does nothing but start processes on the machine that Java sees there. */
    public static boolean isPlain(Launcher launcher) {
        Class<?> type = launcher.getClass();
        return type == Launcher.LocalLauncher.class || type == Launcher.RemoteLauncher.class;
    }

    /**
     * What commands get over the environment of the place, and where the place is: hands themselves are not
     * to be found by it.
     */
    public static Map<String, String> forCommands(JobSpec job, Map<String, String> environment) {
        Map<String, String> own = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (LateText.OF_THE_PLACE.contains(name)) {
                own.put(name, value);
            }
        });
        own.put(COOKIE, cookie(job));
        return own;
    }

    private static String cookie(JobSpec job) {
        return "intent-" + job.mark();
    }

    /** @throws StartFailedException when commands cannot run there; the message says why */
    void start(FilePath jobDirectory, JobSpec job) throws IOException, InterruptedException {
        String directory = jobDirectory.act(new LayOutHands(job.projectDir(), job.mark(), job.leaseMs()));
        launcher.prepareFilterRules(build, new Filtered());
        try {
            HandsStart.by(
                    (command, variables, output) ->
                            run(jobDirectory.child(HandsDirectory.NAME), command, variables, output),
                    variables(),
                    directory);
        } catch (HandsStart.RefusedException e) {
            throw new StartFailedException(e.getMessage());
        }
    }

    private int run(FilePath directory, List<String> command, Map<String, String> variables, OutputStream output)
            throws IOException, InterruptedException {
        return launcher.launch()
                .cmds(command.toArray(new String[0]))
                .pwd(directory)
                .envs(variables)
                .quiet(true)
                .stdout(output)
                .start()
                .joinWithTimeout(LONGEST_SECONDS, TimeUnit.SECONDS, listener);
    }

    private Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put(COOKIE, SPARED);
        return HandsStart.escaped(all);
    }

    /** Hands are gone, and may have left commands: ends those as far as the launcher can find them. */
    void endLeftovers(JobSpec job) throws IOException, InterruptedException {
        launcher.kill(Map.of(COOKIE, cookie(job)));
    }
}
