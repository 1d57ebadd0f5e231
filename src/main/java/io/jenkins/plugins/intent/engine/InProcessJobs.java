package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.BlockListener;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Leftovers;
import io.jenkins.plugins.intent.exec.PolicyGuard;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.exec.WrittenManifest;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs blocks on the calling thread: the fast way, and the default of the command line. No job
 * directory is made: an attempt grows in the bundle, under a temporary name.
 */
final class InProcessJobs implements JobRunner {
    private final ExecBlockRunner runner;
    private final Redactor redactor;
    private final TimeSource time;
    private final BundleWriter bundle;
    private final Consumer<String> meanwhile;

    /** @param meanwhile is told each stage whose first command has just started; what it does delays nobody */
    InProcessJobs(PlannedRun run, LocalSettings settings, BundleWriter bundle, Consumer<String> meanwhile) {
        this.meanwhile = meanwhile;
        this.bundle = bundle;
        this.redactor = settings.redactor();
        this.time = settings.time();
        this.runner = ExecBlockRunner.onThreadsNeverInterrupted(
                settings.time(), new PolicyGuard(run.policy()), redactor, settings.environment());
    }

    @Override
    public Optional<Ended> run(JobSpec job, StopSignal stop, RunListener listener) throws IOException {
        Path attempt = bundle.place(job.stageId(), job.attempt());
        WrittenManifest manifest = runner.runIn(attempt, job, stop, new Told(job.stageId(), listener));
        return Optional.of(new Ended(manifest, attempt));
    }

    @Override
    public boolean needsDirectory() {
        return false;
    }

    /** A job in this process dies with it, but what it started may have lived on. */
    @Override
    public Optional<JobSpec> left(Lease lease) throws InterruptedException {
        Leftovers.end(lease, time);
        return Optional.empty();
    }

    @Override
    public Optional<Path> remains(Lease lease) throws IOException {
        return bundle.placed(lease.stageId(), lease.attempt());
    }

    private final class Told implements BlockListener {
        private final String stageId;
        private final RunListener listener;

        Told(String stageId, RunListener listener) {
            this.stageId = stageId;
            this.listener = listener;
        }

        @Override
        public void commandStarted(int index, Command command, long pid, long epochMs) {
            listener.commandStarted(stageId, index, redactor.mask(command.displayName()));
            if (index == 0) {
                meanwhile.accept(stageId);
            }
        }

        @Override
        public void commandTriedAgain(int index, Command command, int attempt, long pid, long epochMs) {
            String name = redactor.mask(command.displayName());
            listener.commandStarted(stageId, index, BlockListener.ofTry(name, attempt));
        }

        @Override
        public void commandWrote(int index, String stream, byte[] bytes, int offset, int length) {
            if (listener.wantsOutput()) {
                listener.commandWrote(stageId, index, stream, bytes, offset, length);
            }
        }

        @Override
        public void commandEnded(CommandRecord record) {
            listener.commandEnded(stageId, record.index(), record.name(), record.status(), record.error());
        }
    }
}
