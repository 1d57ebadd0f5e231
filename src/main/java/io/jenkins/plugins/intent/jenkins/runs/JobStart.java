package io.jenkins.plugins.intent.jenkins.runs;

import hudson.FilePath;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.supervised.Handover;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.DiscardJob;
import io.jenkins.plugins.intent.jenkins.agents.JenkinsAgentLink;
import io.jenkins.plugins.intent.jenkins.agents.JobFiles;
import io.jenkins.plugins.intent.jenkins.agents.PrepareStage;
import io.jenkins.plugins.intent.jenkins.agents.StageInputs;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.WorkspaceMode;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gets a job ready on its agent: its directory, its files, and the order to start it. */
final class JobStart {
    private static final String COOKIE = "JENKINS_NODE_COOKIE";

    private final RunParts run;

    JobStart(RunParts run) {
        this.run = run;
    }

    /**
     * A job that is ready to start.
     *
     * @param location where, already written down
     * @param link the way to it
     */
    record Ready(JobLocation location, JenkinsAgentLink link) {}

    /** @throws IOException when the agent is gone, or when the intent's files are not as it says */
    Ready prepare(PreparedRun prepared, Lease lease, AgentPath workspace, boolean queued)
            throws IOException, InterruptedException {
        Stage stage = prepared.specs().stage(lease);
        AgentPath jobDirectory = jobDirectory(workspace, lease);
        String project = project(stage, workspace, jobDirectory, queued);
        JobLocation location = new JobLocation(workspace, jobDirectory, project, queued);
        location.write(run.files(), lease.jobId());
        Map<String, String> environment = queued
                ? NodeEnvironment.of(prepared.environment(), run.call().origin(), workspace)
                : prepared.environment();
        JobSpec job = prepared.specs().of(lease, workspace.nodeTitle(), project);
        Handover handover = new Handover(environment, prepared.secrets());
        return new Ready(
                location,
                new JenkinsAgentLink(jobDirectory, new JenkinsAgentLink.Order(job, handover, own(environment))));
    }

    private String project(Stage stage, AgentPath workspace, AgentPath jobDirectory, boolean queued)
            throws IOException, InterruptedException {
        FilePath directory = jobDirectory.open();
        try {
            return directory.act(new PrepareStage(
                    workspace.path(),
                    relative(workspace, run.document().intent().projectPath()),
                    stage.workspace() == WorkspaceMode.ISOLATED,
                    inputs(stage, jobDirectory, queued)));
        } catch (IOException e) {
            discard(directory, e);
            throw e;
        }
    }

    private static void discard(FilePath directory, IOException why) throws InterruptedException {
        try {
            directory.act(new DiscardJob());
        } catch (IOException | RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /** Jenkins ends what a {@code node} block left behind by this variable. */
    private static Map<String, String> own(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>();
        if (environment.containsKey(COOKIE)) {
            own.put(COOKIE, environment.get(COOKIE));
        }
        return own;
    }

    /** Jobs lie side by side: a directory for each run would have to be deleted by the last one while another begins. */
    private static AgentPath jobDirectory(AgentPath workspace, Lease lease) {
        return new AgentPath(workspace.node(), workspace.path() + "@tmp")
                .child("intent-runner/" + lease.runId() + "-" + lease.jobId());
    }

    /** An absolute project path is taken when it lies in the workspace; the agent checks the rest. */
    private static String relative(AgentPath workspace, String project) throws IOException {
        boolean absolute = project.startsWith("/") || project.startsWith("\\") || project.indexOf(':') == 1;
        if (!absolute) {
            return project;
        }
        if (project.equals(workspace.path())) {
            return ".";
        }
        if (project.startsWith(workspace.path() + "/")) {
            return project.substring(workspace.path().length() + 1);
        }
        throw new IOException("the project_path " + project + " is outside of the workspace " + workspace.path());
    }

    /**
     * A stage in the shared directory finds the outputs of other shared stages where they were made;
     * everybody else gets them from the bundle.
     */
    private ArrayList<StageInputs> inputs(Stage stage, AgentPath jobDirectory, boolean queued)
            throws IOException, InterruptedException {
        ArrayList<StageInputs> inputs = new ArrayList<>();
        for (String need : stage.needs()) {
            Stage needed = run.document().intent().workflow().stage(need).orElseThrow();
            boolean elsewhere = queued
                    || stage.workspace() == WorkspaceMode.ISOLATED
                    || needed.workspace() == WorkspaceMode.ISOLATED
                    || needed.label().isPresent();
            Optional<StageOutputs> outputs = needed.outputs().isEmpty() || !elsewhere
                    ? Optional.empty()
                    : run.bundle().outputsOf(need);
            if (outputs.isPresent()) {
                inputs.add(
                        JobFiles.send(outputs.get(), jobDirectory, run.files().directory()));
            }
        }
        return inputs;
    }
}
