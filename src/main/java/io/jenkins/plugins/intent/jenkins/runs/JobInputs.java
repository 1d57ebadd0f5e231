package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.engine.TakenOverFiles;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.JobFiles;
import io.jenkins.plugins.intent.jenkins.agents.StageInputs;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.WorkspaceMode;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which outputs of earlier stages have to be brought to a workspace. A stage in a shared directory finds
 * the outputs of other shared stages where they were made; everybody else gets them from the bundle.
 */
final class JobInputs {
    private final RunParts run;
    /** Null until it is asked for. */
    private volatile Boolean takesOver;

    JobInputs(RunParts run) {
        this.run = run;
    }

    /** Sends what a stage needs to where its job is about to start. */
    ArrayList<StageInputs> of(Stage stage, Surroundings there, AgentPath jobDirectory)
            throws IOException, InterruptedException {
        boolean apart = there.isQueued() || stage.workspace() == WorkspaceMode.ISOLATED;
        List<StageOutputs> needed = new ArrayList<>();
        for (String id : stage.needs()) {
            Stage need = stage(id);
            if (!need.outputs().isEmpty() && (apart || isMadeElsewhere(need, there.workspace()))) {
                run.bundle().outputsOf(need.id()).ifPresent(needed::add);
            }
        }
        ArrayList<StageInputs> inputs = new ArrayList<>();
        if (!apart && takesOver()) {
            send(takenOver().before(stage, needed), jobDirectory, inputs);
        }
        send(needed, jobDirectory, inputs);
        return inputs;
    }

    /** Whether the run has stages of another one at all; few have, and looking for them takes a step for each stage. */
    private boolean takesOver() {
        if (takesOver == null) {
            takesOver = run.books().plan().stages().stream().anyMatch(StagePlan::isTakenOver);
        }
        return takesOver;
    }

    private TakenOverFiles takenOver() {
        return new TakenOverFiles(
                run.document().intent().workflow(), run.books().plan(), run.bundle());
    }

    private void send(List<StageOutputs> all, AgentPath directory, List<StageInputs> inputs)
            throws IOException, InterruptedException {
        for (StageOutputs outputs : all) {
            inputs.add(JobFiles.send(outputs, directory, run.files().directory()));
        }
    }

    private Stage stage(String id) {
        return run.document().intent().workflow().stage(id).orElseThrow();
    }

    /** Sends the outputs of every stage that did not make them in that workspace. */
    ArrayList<StageInputs> ofAllMadeElsewhere(AgentPath workspace, AgentPath directory)
            throws IOException, InterruptedException {
        List<StageOutputs> elsewhere = new ArrayList<>();
        for (Stage stage : run.document().intent().workflow().stages()) {
            if (!stage.outputs().isEmpty() && isMadeElsewhere(stage, workspace)) {
                run.bundle().outputsOf(stage.id()).ifPresent(elsewhere::add);
            }
        }
        ArrayList<StageInputs> inputs = new ArrayList<>();
        send(elsewhere, directory, inputs);
        send(takenOver().all(elsewhere), directory, inputs);
        return inputs;
    }

    private boolean isMadeElsewhere(Stage stage, AgentPath workspace) throws IOException {
        if (stage.workspace() == WorkspaceMode.ISOLATED) {
            return true;
        }
        Optional<JobLocation> last = lastLocation(stage.id());
        return last.isPresent() && !last.get().workspace().equals(workspace);
    }

    private Optional<JobLocation> lastLocation(String stageId) throws IOException {
        for (StageView stage : run.books().view().stages()) {
            List<JobView> jobs = stage.jobs();
            if (stage.id().equals(stageId) && !jobs.isEmpty()) {
                String job = jobs.get(jobs.size() - 1).id();
                return Files.exists(run.files().job(job))
                        ? Optional.of(JobLocation.read(run.files(), job))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
