package io.jenkins.plugins.intent.jenkins.runs;

import hudson.AbortException;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.LayOutputs;
import io.jenkins.plugins.intent.jenkins.agents.StageInputs;
import java.io.IOException;
import java.util.ArrayList;

/**
 * Brings the outputs of stages that ran elsewhere into the workspace where the run was called, so that
 * steps after it, such as {@code junit}, find them. Doing it again changes nothing.
 */
final class UnpackedOutputs {
    private final RunParts run;

    UnpackedOutputs(RunParts run) {
        this.run = run;
    }

    /** @throws AbortException saying that the run itself has ended and only this did not work */
    void lay() throws IOException, InterruptedException {
        AgentPath origin = run.call().origin();
        if (!run.pipeline().unpackOutputs() || origin == null) {
            return;
        }
        try {
            AgentPath sent =
                    origin.temporary().child("intent-runner/" + run.call().runId() + "-outputs");
            ArrayList<StageInputs> inputs = new JobInputs(run).ofAllMadeElsewhere(origin, sent);
            if (!inputs.isEmpty()) {
                String project =
                        ProjectPath.inWorkspace(origin, run.document().intent().projectPath());
                sent.act(new LayOutputs(origin.path(), project, inputs));
            }
        } catch (IOException e) {
            throw new AbortException("the run has ended, and its outputs could not be put into the workspace "
                    + origin.path() + " on " + origin.nodeTitle() + ": " + IoErrors.sentence(e));
        }
    }
}
