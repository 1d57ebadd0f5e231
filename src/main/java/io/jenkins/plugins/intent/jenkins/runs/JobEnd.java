package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.engine.Outcomes;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.supervised.ResultFile;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.CollectOutputs;
import io.jenkins.plugins.intent.jenkins.agents.DropOutputs;
import io.jenkins.plugins.intent.jenkins.agents.JobFiles;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.StageGraph;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.text.StatusWords;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes in what a finished job left: fetches it and puts it into the bundle, which is in the build's directory. Only
 * then does the outcome go to the books, so they never promise what is not there. It is published as an artifact soon
 * after, and before the run ends.
 */
final class JobEnd {
    private static final Logger LOGGER = Logger.getLogger(JobEnd.class.getName());
    private static final byte[] NOTHING = {};
    private static final int MAX_MANIFEST_BYTES = 64 << 20;

    private final RunParts run;
    private final Discards discards;
    private final StageGraph stages;

    JobEnd(RunParts run, Discards discards) {
        this.run = run;
        this.discards = discards;
        this.stages = StageGraph.of(run.document().intent().workflow());
    }

    /**
     * @param left what came with the news of its end
     * @throws IOException when the agent cannot be reached or the disk refuses; worth another try
     */
    JobOutcome keep(Lease lease, JobLocation location, ResultFile result, byte[] left)
            throws IOException, InterruptedException {
        Stage stage = stage(lease);
        boolean succeeded = result.status() == AttemptStatus.SUCCEEDED;
        List<String> patterns = result.status() == AttemptStatus.SKIPPED ? List.of() : stage.outputsOf(succeeded);
        boolean handsOn = !patterns.isEmpty();
        AgentPath job = location.jobDirectory();
        if (handsOn) {
            CollectOutputs collect = new CollectOutputs(
                    stage.id(),
                    location.projectDirectory(),
                    new ArrayList<>(patterns),
                    new ArrayList<>(stage.optionalOutputs()));
            job.act(collect);
        }
        return takeIn(lease, job, result, left, handsOn);
    }

    /**
     * The same when its outputs cannot be kept: what it did must not be lost with them.
     *
     * @param why what is the matter with them
     */
    JobOutcome keepAttempt(Lease lease, JobLocation location, ResultFile result, byte[] left, String why)
            throws IOException, InterruptedException {
        AgentPath job = location.jobDirectory();
        job.act(new DropOutputs());
        run.bundle().dropOutputs(lease.stageId());
        return Outcomes.alsoFailed(takeIn(lease, job, result, left, false), why);
    }

    private Stage stage(Lease lease) {
        return stages.stage(lease.stageId());
    }

    private JobOutcome takeIn(Lease lease, AgentPath job, ResultFile result, byte[] left, boolean handsOn)
            throws IOException, InterruptedException {
        Stage stage = stage(lease);
        boolean succeeded = result.status() == AttemptStatus.SUCCEEDED;
        Path incoming = run.files().incoming(lease.jobId());
        JobFiles.fetch(job, left, incoming, run.settings().maxFetchBytes());
        Optional<String> missing = Optional.empty();
        if (handsOn) {
            StageOutputs outputs = run.bundle().outputs(stage.id(), incoming.resolve(CollectOutputs.COLLECTED));
            missing = succeeded ? outputs.missing() : Optional.empty();
            outputs.warnings(Redactor.NONE).forEach(warning -> run.console().say(stage.id(), warning));
        }
        Optional<String> manifest = Optional.empty();
        if (Files.isDirectory(incoming.resolve("attempt"))) {
            manifest = run.bundle().adopt(stage.id(), lease.attempt(), incoming.resolve("attempt"));
        }
        manifest.ifPresent(kept -> publish(stage.id(), kept));
        FileTrees.deleteRecursively(incoming);
        if (result.status() == AttemptStatus.SKIPPED) {
            return JobOutcome.unmet(result.error(), manifest.orElse(null));
        }
        String reason = missing.orElse(succeeded ? null : reason(result, manifest));
        return JobOutcome.of(reason, manifest.orElse(null));
    }

    /** What a lost job had written until then is evidence too, if its agent can still be asked. */
    void keepRemains(Lease lease, JobLocation location) throws InterruptedException {
        if (!location.workspace().isOnline()) {
            return;
        }
        Path incoming = run.files().incoming(lease.jobId());
        try {
            JobFiles.fetch(
                    location.jobDirectory(), NOTHING, incoming, run.settings().maxFetchBytes());
            if (Files.isDirectory(incoming.resolve("attempt"))) {
                run.bundle().adopt(lease.stageId(), lease.attempt(), incoming.resolve("attempt"));
            }
            FileTrees.deleteRecursively(incoming);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "nothing is kept of the lost attempt " + lease.jobId());
        }
    }

    /**
     * The outcome of an attempt that an earlier controller took in, and of which it did not live to
     * tell the books; empty when there is none.
     */
    Optional<JobOutcome> kept(Lease lease) throws InterruptedException {
        try {
            Optional<String> adopted = run.bundle().adopted(lease.stageId(), lease.attempt());
            if (adopted.isEmpty()) {
                return Optional.empty();
            }
            JobOutcome outcome = Outcomes.ofAdopted(manifest(adopted.get()), stage(lease), run.bundle(), adopted.get());
            publish(lease.stageId(), adopted.get());
            FileTrees.deleteRecursively(run.files().incoming(lease.jobId()));
            return Optional.of(outcome);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "asking the agent again for the attempt " + lease.jobId());
            return Optional.empty();
        }
    }

    private void publish(String stage, String manifest) {
        run.publisher().soon(run.files().bundle().resolve("outputs").resolve(stage));
        run.publisher().soon(run.files().bundle().resolve(manifest).getParent());
    }

    /** Its directory is not needed any more. */
    void discard(JobLocation location) {
        discards.soon(location.jobDirectory());
    }

    private String reason(ResultFile result, Optional<String> manifest) {
        if (result.error() != null) {
            return result.error();
        }
        if (manifest.isEmpty()) {
            return StatusWords.of(result.status());
        }
        try {
            return Outcomes.reason(manifest(manifest.get()));
        } catch (IOException e) {
            return "its manifest cannot be read: " + IoErrors.sentence(e);
        }
    }

    private Manifest manifest(String path) throws IOException {
        Path file = run.files().bundle().resolve(path);
        if (Files.size(file) > MAX_MANIFEST_BYTES) {
            throw new IOException("it has more than " + MAX_MANIFEST_BYTES + " bytes");
        }
        return RecordJson.read(file, Manifest.class);
    }
}
