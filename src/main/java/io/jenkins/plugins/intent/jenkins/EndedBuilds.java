package io.jenkins.plugins.intent.jenkins;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;

/**
 * A build can end over a run that goes on, and tells its steps nothing: by a hard kill, an abort right after a restart,
 * or a fault of Pipeline itself. Then nothing else begins, and what runs is ended.
 */
@Extension
public final class EndedBuilds extends RunListener<Run<?, ?>> {
    @Override
    public void onCompleted(Run<?, ?> build, TaskListener log) {
        IntentRuns.buildOver(build);
    }
}
