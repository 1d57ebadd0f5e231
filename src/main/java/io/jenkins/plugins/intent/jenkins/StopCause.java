package io.jenkins.plugins.intent.jenkins;

import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import jenkins.model.CauseOfInterruption.UserInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * Who stopped a build and why, as Pipeline tells it.
 *
 * @param by a user's id, or {@code Jenkins}
 * @param reason for people
 */
record StopCause(String by, String reason) {
    /** Stops everything of a run; returns at once. */
    void cancel(IntentRun run) {
        run.cancel(by, reason);
    }

    static StopCause of(Throwable cause) {
        List<CauseOfInterruption> causes =
                cause instanceof FlowInterruptedException interrupted ? interrupted.getCauses() : List.of();
        Optional<String> user = causes.stream()
                .filter(UserInterruption.class::isInstance)
                .map(known -> ((UserInterruption) known).getUserId())
                .findFirst();
        String why = causes.stream()
                .filter(known -> !(known instanceof UserInterruption))
                .map(CauseOfInterruption::getShortDescription)
                .collect(Collectors.joining("; "));
        String said = why.isEmpty() && causes.isEmpty() ? cause.getMessage() : why;
        return new StopCause(user.orElse("Jenkins"), said == null || said.isEmpty() ? "the build was stopped" : said);
    }
}
