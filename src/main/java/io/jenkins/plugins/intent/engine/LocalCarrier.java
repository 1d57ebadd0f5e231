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
        JobSpec job;
        try {
            Path directory = files.prepare(specs.stage(lease), lease.jobId());
            job = specs.of(lease, agent, directory.toString(), bundle);
        } catch (IOException e) {
            discard(lease);
            return Optional.of(failed(lease, e, Optional.empty()));
        }
        return carry(lease, job, stop);
    }

    /**
     * Goes on with an attempt that an earlier process started; empty when it died with that process. One
     * that is in the bundle already was finished: only the books do not know it yet.
     */
    Optional<JobOutcome> goOn(Lease lease, StopSignal stop) throws InterruptedException {
        Optional<JobSpec> left;
        try {
            Optional<String> adopted = bundle.adopted(lease.stageId(), lease.attempt());
            if (adopted.isPresent()) {
                return Optional.of(finished(lease, adopted.get()));
            }
            left = runner.left(lease);
        } catch (IOException e) {
            return Optional.of(failed(lease, e, keepRemains(lease)));
        }
        return left.isEmpty() ? lost(lease) : carry(lease, left.get(), stop);
    }

    private Optional<JobOutcome> carry(Lease lease, JobSpec job, StopSignal stop) throws InterruptedException {
        try {
            Optional<JobRunner.Ended> ended = runner.run(job, stop, listener);
            return ended.isEmpty() ? lost(lease) : Optional.of(keep(lease, ended.get(), Path.of(job.projectDir())));
        } catch (IOException e) {
            return Optional.of(failed(lease, e, keepRemains(lease)));
        }
    }

    /** Whoever ran it is gone; but a manifest is written last, so that an attempt which has one had come to its end. */
    private Optional<JobOutcome> lost(Lease lease) {
        if (run.removed().isPresent()) {
            return Optional.of(failed(lease, run.removed().get(), Optional.empty()));
        }
        try {
            Optional<Path> remains = runner.remains(lease);
            if (remains.isPresent()) {
                Optional<JobRunner.Ended> ended = JobRunner.Ended.in(remains.get(), lease.jobId());
                if (ended.isPresent()) {
                    return Optional.of(keep(lease, ended.get(), files.directory(specs.stage(lease), lease.jobId())));
                }
            }
        } catch (IOException e) {
            note(lease, "the end of the lost attempt could not be kept: " + IoErrors.sentence(e));
        }
        keepRemains(lease);
        return Optional.empty();
    }

    /** What a broken attempt had written until then is evidence too; says where its manifest is, if it wrote one. */
    private Optional<String> keepRemains(Lease lease) {
        Optional<String> manifest = Optional.empty();
        try {
            Optional<Path> remains = runner.remains(lease);
            if (remains.isPresent()) {
                manifest = bundle.adopt(lease.stageId(), lease.attempt(), remains.get());
            }
            discard(lease);
        } catch (IOException e) {
            note(lease, "what the attempt had written could not be kept: " + IoErrors.sentence(e));
        }
        return manifest;
    }

    private JobOutcome failed(Lease lease, IOException e, Optional<String> manifest) {
        return failed(lease, run.removed().orElseGet(() -> IoErrors.sentence(e)), manifest);
    }

    private static JobOutcome failed(Lease lease, String why, Optional<String> manifest) {
        return JobOutcome.failure(why, manifest.orElse(null));
    }

    private JobOutcome finished(Lease lease, String adopted) throws IOException {
        Manifest manifest = RecordJson.read(run.bundle().resolve(adopted), Manifest.class);
        JobOutcome outcome = Outcomes.ofAdopted(manifest, specs.stage(lease), bundle, adopted);
        discard(lease);
        return outcome;
    }

    /** An attempt that ended is kept also when its outputs cannot be: what it did must not be lost with them. */
    private JobOutcome keep(Lease lease, JobRunner.Ended ended, Path directory) throws IOException {
        Stage stage = specs.stage(lease);
        Optional<String> missing = Optional.empty();
        Optional<String> trouble = Optional.empty();
        try {
            missing = collect(stage, lease, ended, directory);
        } catch (IOException e) {
            trouble = Optional.of("its outputs cannot be kept: " + IoErrors.sentence(e));
            bundle.dropOutputs(stage.id());
        }
        String kept = bundle.adopt(stage.id(), lease.attempt(), ended.attempt(), ended.written());
        if (runner.needsDirectory() || files.mayHave(stage)) {
            discard(lease);
        }
        JobOutcome outcome = Outcomes.of(ended.manifest(), missing, kept);
        return trouble.isEmpty() ? outcome : Outcomes.alsoFailed(outcome, trouble.get());
    }

    /** Says which outputs that a success must have are missing. */
    private Optional<String> collect(Stage stage, Lease lease, JobRunner.Ended ended, Path directory)
            throws IOException {
        boolean succeeded = Outcomes.succeeded(ended.manifest());
        if (!succeeded && ended.manifest().status() != AttemptStatus.FAILED) {
            return Optional.empty();
        }
        Optional<String> missing = files.collect(
                stage,
                succeeded,
                lease.jobId(),
                directory,
                ended.manifest().startedMs(),
                warning -> note(lease, warning));
        return succeeded ? missing : Optional.empty();
    }

    /** Files that stay behind fail nothing. */
    private void discard(Lease lease) {
        try {
            files.discard(lease.jobId());
        } catch (IOException e) {
            note(lease, "what only its attempt needed cannot be removed: " + IoErrors.sentence(e));
        }
    }

    private void note(Lease lease, String sentence) {
        listener.note("stage " + lease.stageId() + ": " + sentence);
    }
}
