package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Carries one lease to an outcome: files in, block run, files out. Everything an outcome speaks of is
 * in the bundle before the outcome is returned, so the books never promise what is not there.
 */
final class LocalCarrier {
    private final RunDirectory run;
    private final JobSpecs specs;
    private final JobRunner runner;
    private final StageFiles files;
    private final BundleWriter bundle;
    private final RunListener listener;

    LocalCarrier(
            RunDirectory run,
            JobSpecs specs,
            JobRunner runner,
            StageFiles files,
            BundleWriter bundle,
            RunListener listener) {
        this.run = run;
        this.specs = specs;
        this.runner = runner;
        this.files = files;
        this.bundle = bundle;
        this.listener = listener;
    }

    /** Runs a fresh attempt; blocks until it ended; empty when whoever ran it is lost. */
    Optional<JobOutcome> run(Lease lease, String agent, StopSignal stop) throws InterruptedException {
        try {
            Path directory = files.prepare(specs.stage(lease), lease.jobId());
            return carry(lease, specs.of(lease, agent, directory.toString(), bundle), stop);
        } catch (IOException e) {
            return Optional.of(failed(lease, e));
        }
    }

    /**
     * Goes on with an attempt that an earlier process started; empty when it died with that process. One
     * that is in the bundle already was finished: only the books do not know it yet.
     */
    Optional<JobOutcome> goOn(Lease lease, StopSignal stop) throws InterruptedException {
        try {
            Optional<String> adopted = bundle.adopted(lease.stageId(), lease.attempt());
            if (adopted.isPresent()) {
                return Optional.of(finished(lease, adopted.get()));
            }
            Optional<JobSpec> left = runner.left(lease);
            return left.isEmpty() ? lost(lease) : carry(lease, left.get(), stop);
        } catch (IOException e) {
            return Optional.of(failed(lease, e));
        }
    }

    private Optional<JobOutcome> carry(Lease lease, JobSpec job, StopSignal stop)
            throws IOException, InterruptedException {
        Stage stage = specs.stage(lease);
        Optional<JobRunner.Ended> ended = runner.run(job, stop, listener);
        return ended.isEmpty() ? lost(lease) : Optional.of(keep(stage, lease, ended.get(), Path.of(job.projectDir())));
    }

    /** Whoever ran it is gone: what it had written until then is evidence too. */
    private Optional<JobOutcome> lost(Lease lease) throws IOException {
        if (run.removed().isPresent()) {
            return Optional.of(failed(lease, run.removed().get()));
        }
        Optional<Path> remains = runner.remains(lease);
        if (remains.isPresent()) {
            bundle.adopt(lease.stageId(), lease.attempt(), remains.get());
        }
        files.discard(lease.jobId());
        return Optional.empty();
    }

    private JobOutcome failed(Lease lease, IOException e) {
        return failed(lease, run.removed().orElseGet(() -> IoErrors.sentence(e)));
    }

    private static JobOutcome failed(Lease lease, String why) {
        return new JobOutcome(false, "stage " + lease.stageId() + ": " + why, null);
    }

    private JobOutcome finished(Lease lease, String adopted) throws IOException {
        Manifest manifest = RecordJson.read(Files.readAllBytes(run.bundle().resolve(adopted)), Manifest.class);
        JobOutcome outcome = Outcomes.ofAdopted(manifest, lease.stageId(), bundle, adopted);
        files.discard(lease.jobId());
        return outcome;
    }

    private JobOutcome keep(Stage stage, Lease lease, JobRunner.Ended ended, Path directory) throws IOException {
        Optional<String> missing = Optional.empty();
        if (Outcomes.succeeded(ended.manifest())) {
            missing = collect(stage, true, lease, ended, directory);
        } else if (ended.manifest().status() == AttemptStatus.FAILED) {
            collect(stage, false, lease, ended, directory);
        }
        String kept = bundle.adopt(stage.id(), lease.attempt(), ended.attempt(), ended.written());
        if (runner.needsDirectory() || files.mayHave(stage)) {
            files.discard(lease.jobId());
        }
        return Outcomes.of(ended.manifest(), missing, kept);
    }

    private Optional<String> collect(Stage stage, boolean succeeded, Lease lease, JobRunner.Ended ended, Path directory)
            throws IOException {
        return files.collect(
                stage,
                succeeded,
                lease.jobId(),
                directory,
                ended.manifest().startedMs(),
                warning -> listener.note("stage " + stage.id() + ": " + warning));
    }
}
