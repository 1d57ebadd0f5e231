package io.jenkins.plugins.intent.jenkins.runs;

import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.agents.HandsLaunch;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.tasks.filters.EnvVarsFilterGlobalConfiguration;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Finds out how {@code sh} would start a command where a stage runs. A launcher that does nothing of its
 * own starts it on the agent, and a supervisor can do that better. Any other may start it anywhere.
 */
final class StageLauncher {
    private final RunParts run;

    StageLauncher(RunParts run) {
        this.run = run;
    }

    /**
     * Empty when the supervisor may start the commands itself.
     *
     * @param environment variables of the place
     * @throws IOException when commands cannot run there, or it is not known how
     */
    Optional<HandsLaunch> hands(Surroundings there, Map<String, String> environment)
            throws IOException, InterruptedException {
        StepContext context = there.context() == null ? run.pipeline().context() : there.context();
        TaskListener listener = context.get(TaskListener.class);
        Launcher launcher = there.context() == null
                ? onNode(there, listener, context.get(LauncherDecorator.class))
                : context.get(Launcher.class);
        if (launcher == null) {
            throw new IOException("there is no agent around the step to start commands on");
        }
        // What administrators have said of variables, a launcher does when it starts something.
        boolean filters =
                !EnvVarsFilterGlobalConfiguration.getAllActivatedGlobalRules().isEmpty();
        if (HandsLaunch.isPlain(launcher) && !filters) {
            return Optional.empty();
        }
        if (!launcher.isUnix()) {
            throw new IOException(
                    "commands cannot be started where `bat` would start them: inside of a Windows container,"
                            + " by another launcher than Windows' own, or where Jenkins filters environment"
                            + " variables. Call runIntent outside of it");
        }
        return Optional.of(new HandsLaunch(launcher, run.build(), listener, environment));
    }

    /** As {@code node(label) { sh … }} would at the place of the step. */
    private static Launcher onNode(Surroundings there, TaskListener listener, LauncherDecorator decorator) {
        Computer computer = Jenkins.get().getComputer(there.workspace().node());
        Node node = computer == null ? null : computer.getNode();
        if (node == null) {
            return null;
        }
        Launcher own = node.createLauncher(listener);
        return decorator == null ? own : decorator.decorate(own, node);
    }
}
