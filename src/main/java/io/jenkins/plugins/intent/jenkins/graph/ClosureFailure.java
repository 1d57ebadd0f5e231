package io.jenkins.plugins.intent.jenkins.graph;

import hudson.AbortException;
import io.jenkins.plugins.intent.jenkins.agents.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Puts into words how a closure failed. What the commands of the stage came to is said elsewhere. */
final class ClosureFailure {
    private static final int LONGEST = 200;
    private static final String OFFLINE = "org.jenkinsci.plugins.workflow.support.steps.AgentOfflineException";
    private static final String RETRYABLE =
            "org.jenkinsci.plugins.workflow.support.steps.AgentErrorCondition$Retryable";
    private static final String NOT_BACK =
            "org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$RemovedNodeTimeoutCause";

    private ClosureFailure() {}

    static String sentence(Throwable why) {
        return "its closure failed: " + cause(why);
    }

    private static String cause(Throwable why) {
        if (why instanceof FlowInterruptedException interrupted
                && !interrupted.getCauses().isEmpty()) {
            return interrupted.getCauses().stream()
                    .map(CauseOfInterruption::getShortDescription)
                    .collect(Collectors.joining("; "));
        }
        String message = why.getMessage();
        if (message == null) {
            return why.getClass().getSimpleName();
        }
        String line = message.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** Whether somebody stops the build, and not only what is around a stage. */
    static boolean isOfStoppedBuild(Throwable why) {
        return why instanceof FlowInterruptedException interrupted
                && interrupted.isActualInterruption()
                && !isOfAgentThatIsNotBack(interrupted.getCauses());
    }

    /** In the words of a stopped build {@code node} says after a restart that it has waited for its agent in vain. */
    static boolean isOfAgentThatIsNotBack(List<CauseOfInterruption> causes) {
        return causes.stream().anyMatch(cause -> isA(NOT_BACK, cause.getClass()));
    }

    /**
     * Whether an agent went away, by the same signs as {@code retry(conditions: [agent()])}. Some of them are types
     * of the plugin that {@code node} comes from, which need not be there.
     */
    static boolean isOfLostAgent(Throwable why) {
        return Connection.isBrokenBy(why)
                || isA(OFFLINE, why.getClass())
                || why instanceof FlowInterruptedException interrupted
                        && interrupted.getCauses().stream().anyMatch(cause -> isA(RETRYABLE, cause.getClass()));
    }

    /**
     * Whether a closure that a restart has cut off may have failed because what is around its {@code s.run()} did
     * not come back, such as an executor of {@code node}, or its workspace that another one has by now. Faults of
     * a Jenkinsfile and of its steps are of other types.
     */
    static boolean isOfRestart(Throwable why) {
        return why instanceof IOException && !(why instanceof AbortException);
    }

    private static boolean isA(String name, Class<?> type) {
        return type != null
                && (type.getName().equals(name)
                        || isA(name, type.getSuperclass())
                        || Stream.of(type.getInterfaces()).anyMatch(face -> isA(name, face)));
    }

    private static boolean isOurs(Throwable why) {
        return why instanceof FlowInterruptedException interrupted
                && interrupted.getCauses().stream().anyMatch(Ending.RunEnded.class::isInstance);
    }

    /**
     * What to print of it. A fault in the Jenkinsfile is shown with its trace, as Pipeline does; what the commands came
     * to is known.
     */
    static Optional<String> lines(Throwable why, String stage) {
        if (why instanceof StageFailedException || isOurs(why)) {
            return Optional.empty();
        }
        StringWriter lines = new StringWriter();
        lines.append("[intent] ").append(stage).append(": ").append(sentence(why));
        if (!(why instanceof AbortException) && !(why instanceof FlowInterruptedException) && !isOfLostAgent(why)) {
            lines.append('\n');
            why.printStackTrace(new PrintWriter(lines, true));
        }
        return Optional.of(lines.toString().stripTrailing());
    }
}
