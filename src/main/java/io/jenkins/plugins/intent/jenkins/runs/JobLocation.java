package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;

/**
 * Where a job runs, written before it is started, so that a restarted controller finds it.
 *
 * @param workspace the workspace on the agent
 * @param jobDirectory the job directory on the same agent
 * @param projectDirectory where the commands run, on the same agent
 * @param queued whether the job occupies an executor of its own
 */
record JobLocation(AgentPath workspace, AgentPath jobDirectory, String projectDirectory, boolean queued) {
    void write(RunFiles files, String jobId) throws IOException {
        FileTrees.makeDirectories(files.job(jobId).getParent());
        AtomicFiles.write(files.job(jobId), RecordJson.indented(this));
    }

    static JobLocation read(RunFiles files, String jobId) throws IOException {
        return RecordJson.read(files.job(jobId), JobLocation.class);
    }
}
