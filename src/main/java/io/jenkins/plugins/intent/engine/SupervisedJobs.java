package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.exec.WrittenManifest;
import io.jenkins.plugins.intent.exec.supervised.AgentLink;
import io.jenkins.plugins.intent.exec.supervised.Handover;
import io.jenkins.plugins.intent.exec.supervised.JobDirectory;
import io.jenkins.plugins.intent.exec.supervised.JobEvent;
import io.jenkins.plugins.intent.exec.supervised.JobListener;
import io.jenkins.plugins.intent.exec.supervised.LocalAgentLink;
import io.jenkins.plugins.intent.exec.supervised.News;
import io.jenkins.plugins.intent.exec.supervised.OutputChunk;
import io.jenkins.plugins.intent.exec.supervised.SupervisedJob;
import io.jenkins.plugins.intent.exec.supervised.SupervisedOutcome;
import io.jenkins.plugins.intent.exec.supervised.SupervisorLauncher;
import io.jenkins.plugins.intent.exec.supervised.WatchCursor;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs blocks in processes of their own, which outlive this one: whoever comes back watches on. */
final class SupervisedJobs implements JobRunner {
    private static final int NO_OUTPUT = 0;
    private static final int MOST_OUTPUT_BYTES = 1 << 18;

    private final RunDirectory run;
    private final Coordinator books;
    private final LeaseKeeper leases;
    private final LocalSettings settings;
    private final SupervisorLauncher launcher = SupervisorLauncher.ofThisProcess(Map.of());

    SupervisedJobs(RunDirectory run, Coordinator books, LeaseKeeper leases, LocalSettings settings) {
        this.run = run;
        this.books = books;
        this.leases = leases;
        this.settings = settings;
    }

    @Override
    public Optional<Ended> run(JobSpec job, StopSignal stop, RunListener listener)
            throws IOException, InterruptedException {
        Path jobDirectory = run.job(job.jobId());
        AgentLink link = new LocalAgentLink(
                launcher, jobDirectory, job, new Handover(settings.environment(), List.copyOf(settings.secrets())));
        SupervisedJob attended = new SupervisedJob(
                link,
                () -> books.heartbeat(job.jobId(), job.token()),
                job.leaseMs(),
                new Told(job.stageId(), listener),
                listener.wantsOutput() ? MOST_OUTPUT_BYTES : NO_OUTPUT,
                settings.time());
        stop.onStop(() -> cancel(attended));
        JobDirectory directory = new JobDirectory(jobDirectory);
        SupervisedOutcome outcome = attend(attended, job, directory);
        return switch (outcome.kind()) {
            case FINISHED -> Optional.of(new Ended(manifest(directory, outcome), directory.attempt()));
            case NOT_STARTED -> throw new IOException(outcome.reason());
            case LOST -> {
                listener.note("stage " + job.stageId() + ": " + outcome.reason());
                yield Optional.empty();
            }
        };
    }

    /** From its first beat to its end only the supervisor can tell that the job is alive. */
    private SupervisedOutcome attend(SupervisedJob attended, JobSpec job, JobDirectory directory)
            throws InterruptedException {
        leases.leave(job.jobId());
        try {
            return directory.exists() ? attended.resume(WatchCursor.START) : attended.run();
        } finally {
            leases.takeBack(job.jobId());
        }
    }

    private static void cancel(SupervisedJob job) {
        try {
            job.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WrittenManifest manifest(JobDirectory directory, SupervisedOutcome outcome) throws IOException {
        if (!outcome.result().hasManifest()) {
            throw new IOException(outcome.result().error());
        }
        byte[] bytes = directory.manifest();
        return new WrittenManifest(RecordJson.read(bytes, Manifest.class), bytes);
    }

    @Override
    public boolean needsDirectory() {
        return true;
    }

    @Override
    public Optional<JobSpec> left(Lease lease) throws IOException {
        JobDirectory directory = new JobDirectory(run.job(lease.jobId()));
        return directory.exists() ? Optional.of(directory.job()) : Optional.empty();
    }

    @Override
    public Optional<Path> remains(Lease lease) {
        return Optional.of(new JobDirectory(run.job(lease.jobId())).attempt()).filter(Files::isDirectory);
    }

    private record Told(String stageId, RunListener listener) implements JobListener {
        @Override
        public void news(News news) {
            if (news instanceof OutputChunk chunk) {
                byte[] bytes = chunk.bytes();
                listener.commandWrote(stageId, chunk.command(), chunk.stream(), bytes, 0, bytes.length);
            } else if (news instanceof JobEvent event && event.isEnd()) {
                listener.commandEnded(stageId, event.command(), event.name(), event.status(), event.error());
            } else if (news instanceof JobEvent event) {
                listener.commandStarted(stageId, event.command(), event.name());
            }
        }

        @Override
        public void note(String sentence) {
            listener.note("stage " + stageId + ": " + sentence);
        }
    }
}
