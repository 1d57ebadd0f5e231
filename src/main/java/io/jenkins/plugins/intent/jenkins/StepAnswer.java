package io.jenkins.plugins.intent.jenkins;

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

    void give(StepContext context) {
        if (failure == null) {
            context.onSuccess(result);
        } else {
            context.onFailure(failure);
        }
    }
}
