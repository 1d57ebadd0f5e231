package io.jenkins.plugins.intent.jenkins;

import hudson.AbortException;
import io.jenkins.plugins.intent.jenkins.runs.StageStopped;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * What a step tells Pipeline in the end.
 *
 * @param result what it returns; null when it fails
 * @param failure why it fails; null when it does not
 */
record StepAnswer(Object result, Throwable failure) {
    static StepAnswer returning(Object result) {
        return new StepAnswer(result, null);
    }

    static StepAnswer failing(Throwable why) {
        return new StepAnswer(null, why);
    }

    /**
     * What a run came to that nobody stopped.
     *
     * @param key of the run
     * @param failBuild whether a run that did not succeed is a failure of the step
     */
    static StepAnswer to(RunView view, String key, boolean failBuild) {
        if (view.status() == RunStatus.CANCELLED) {
            return failing(StageStopped.interruption(StepResult.sentence(view), List.of()));
        }
        return view.status() == RunStatus.SUCCEEDED || !failBuild
                ? returning(StepResult.of(view, key))
                : failing(new AbortException(StepResult.sentence(view)));
    }

    void give(StepContext context) {
        if (failure == null) {
            context.onSuccess(result);
        } else {
            context.onFailure(failure);
        }
    }
}
