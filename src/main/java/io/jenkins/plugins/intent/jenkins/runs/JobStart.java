package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.supervised.CommandPlace;
import io.jenkins.plugins.intent.exec.supervised.Handover;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.DiscardJob;
import io.jenkins.plugins.intent.jenkins.agents.Groundwork;
import io.jenkins.plugins.intent.jenkins.agents.HandsLaunch;
import io.jenkins.plugins.intent.jenkins.agents.JenkinsAgentLink;
import io.jenkins.plugins.intent.jenkins.agents.PrepareStage;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Output;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.WorkspaceMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gets a job ready on its agent: its directory, its files, and the order to start it. */
final class JobStart {
    private static final String COOKIE = "JENKINS_NODE_COOKIE";

    private final RunParts run;
    private final JobInputs inputs;
    private final StageLauncher launcher;
    /** Where the project is in a workspace, as an agent answered. */
    private final Map<AgentPath, String> projects = new ConcurrentHashMap<>();

    JobStart(RunParts run) {
        this.run = run;
        this.inputs = new JobInputs(run);
        this.launcher = new StageLauncher(run);
    }

    /**
     * A job that is ready to start.
     *
     * @param location where, already written down
     * @param link the way to it
     */
    record Ready(JobLocation location, JenkinsAgentLink link) {}

    /** @throws IOException when the agent is gone, or when the intent's files are not as it says */
    Ready prepare(Surroundings there, Lease lease) throws IOException, InterruptedException {
        PreparedRun prepared = there.prepared();
        AgentPath workspace = there.workspace();
        Stage stage = prepared.specs().stage(lease);
        AgentPath jobDirectory = jobDirectory(workspace, lease);
        Map<String, String> environment = there.isQueued()
                ? NodeEnvironment.of(prepared.environment(), run.call().origin(), workspace, there.executor())
                : prepared.environment();
        Optional<HandsLaunch> hands = launcher.hands(there, environment);
        PrepareStage work = work(stage, there, jobDirectory);
        Optional<Groundwork> later = hands.isPresent() ? Optional.empty() : later(work, workspace);
        String project = later.isPresent() ? later.get().project() : now(work, there.workspace(), jobDirectory);
        JobLocation location = new JobLocation(workspace, jobDirectory, project, there.isQueued());
        location.write(run.files(), lease.jobId());
        JobSpec job = prepared.specs().of(lease, workspace.nodeTitle(), project, run.bundle());
        Handover handover = hands.isPresent()
                ? new Handover(HandsLaunch.forCommands(job, environment), prepared.secrets(), CommandPlace.HANDS)
                : new Handover(environment, prepared.secrets());
        return new Ready(
                location,
                new JenkinsAgentLink(
                        jobDirectory,
                        new JenkinsAgentLink.Order(
                                job,
                                handover,
                                own(environment),
                                hands,
                                later,
                                stage.outputs().isEmpty())));
    }

    private PrepareStage work(Stage stage, Surroundings there, AgentPath jobDirectory)
            throws IOException, InterruptedException {
        try {
            return new PrepareStage(
                    there.workspace().path(),
                    ProjectPath.inWorkspace(
                            there.workspace(), run.document().intent().projectPath()),
                    stage.workspace() == WorkspaceMode.ISOLATED,
                    inputs.of(stage, there, jobDirectory),
                    new ArrayList<>(
                            stage.outputs().stream().map(Output::pattern).toList()));
        } catch (IOException e) {
            discard(jobDirectory, e);
            throw e;
        }
    }

    /** The call that starts the job can do it, where what it will answer is known. */
    private Optional<Groundwork> later(PrepareStage work, AgentPath workspace) {
        boolean known = !work.isolated() && work.inputs().isEmpty();
        return Optional.ofNullable(known ? projects.get(workspace) : null)
                .map(project -> new Groundwork(work, project));
    }

    private String now(PrepareStage work, AgentPath workspace, AgentPath jobDirectory)
            throws IOException, InterruptedException {
        try {
            String project = jobDirectory.act(work);
            if (!work.isolated()) {
                projects.put(workspace, project);
            }
            return project;
        } catch (IOException e) {
            discard(jobDirectory, e);
            throw e;
        }
    }

    private static void discard(AgentPath directory, IOException why) throws InterruptedException {
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
        return workspace.temporary().child("intent-runner/" + lease.runId() + "-" + lease.jobId());
    }
}
