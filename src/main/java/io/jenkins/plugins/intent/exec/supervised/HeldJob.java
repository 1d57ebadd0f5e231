package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.BlockListener;
import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.PolicyGuard;
import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.exec.hands.Hands;
import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One job in a supervisor. Claims its directory, beats, waits for the first renewal of its lease, runs
 * the block, and ends it early when the lease is over, the job is cancelled, the directory is gone, or
 * the machine asks the process to end. Last it writes {@code result.json}. A result of status {@code
 * lease_lost} means that the job was not done and another agent may have it. What goes wrong with the
 * process itself is in {@code supervisor.log}.
 */
final class HeldJob {
    /** How it ended, for the process that held it. */
    enum Ending {
        /** Another supervisor has or had this job. */
        TAKEN,
        /** Could not be run or not be reported; the log says why. */
        FAILED,
        /** The result is written. The block was stopped, or not all went well in ending it. */
        DONE,
        /** The result is written, the block ended by itself, and nothing of it is left. */
        CLEAN
    }

    private static final long LAST_MINUTE_MS = 20_000;

    private final JobDirectory directory;
    private final TimeSource time;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch ended = new CountDownLatch(1);

    HeldJob(JobDirectory directory, TimeSource time) {
        this.directory = directory;
        this.time = time;
    }

    /** Runs it, unless somebody else has. Whatever is said meanwhile has the job's secrets masked. */
    Ending run(Briefing briefing) {
        Redactor redactor = Redactor.of(briefing.handover().secrets());
        PrintStream plain = System.err;
        PrintStream masked = new PrintStream(redactor.masking(new Borrowed(plain)), true, StandardCharsets.UTF_8);
        System.setErr(masked);
        try {
            return hold(briefing, redactor);
        } catch (IOException e) {
            System.err.println("the job cannot be run: " + IoErrors.sentence(e));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        } finally {
            System.setErr(plain);
            masked.close();
        }
        return Ending.FAILED;
    }

    private Ending hold(Briefing briefing, Redactor redactor) throws IOException {
        JobSpec job = briefing.job();
        Pulse pulse = new Pulse(directory, job.leaseMs(), stop, time);
        Thread hook = endOrderlyOnShutdown(pulse);
        if (!directory.claim()) {
            System.err.println("another supervisor has or had this job; leaving it alone");
            Runtime.getRuntime().removeShutdownHook(hook);
            return Ending.TAKEN;
        }
        directory.reserve(job);
        startBeating(pulse);
        ResultFile result;
        try (EventLog events = new EventLog(directory, job, redactor, time)) {
            result = run(job, briefing.handover(), redactor, pulse, events);
        }
        try {
            report(result, pulse);
        } finally {
            ended.countDown();
        }
        boolean clean =
                result.hasManifest() && result.error() == null && stop.reason().isEmpty();
        return isShuttingDown(hook) || !clean ? Ending.DONE : Ending.CLEAN;
    }

    private void startBeating(Pulse pulse) {
        pulse.tick();
        Daemon.start("pulse", () -> beat(pulse));
    }

    private void beat(Pulse pulse) {
        try {
            while (!pulse.isOver()) {
                TimeUnit.MILLISECONDS.sleep(pulse.tickMs());
                pulse.tick();
            }
        } catch (InterruptedException neverAsked) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            // Without this thread nothing would ever stop the block, so it must not die in silence.
            bug.printStackTrace();
            pulse.stop(StopReason.LEASE_LOST, "the supervisor failed: " + bug);
        }
    }

    /** On SIGTERM, such as when the machine goes down: end the processes and say so while there is time. */
    private Thread endOrderlyOnShutdown(Pulse pulse) {
        Thread hook = new Thread(() -> {
            pulse.stop(StopReason.LEASE_LOST, "the operating system asked the supervisor to end");
            try {
                ended.await(LAST_MINUTE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static boolean isShuttingDown(Thread hook) {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }

    private ResultFile run(JobSpec job, Handover handover, Redactor redactor, Pulse pulse, BlockListener events) {
        try (JobHost host =
                JobHost.of(directory, job, handover, time, gone -> pulse.stop(StopReason.LEASE_LOST, gone))) {
            ExecBlockRunner runner = host.runner(PolicyGuard.of(job), redactor);
            pulse.awaitLease();
            Manifest manifest = runner.run(job, directory.attempt(), stop, events);
            if (manifest.status() == AttemptStatus.FAILED && host.isGone()) {
                return new ResultFile(job.jobId(), AttemptStatus.LEASE_LOST, Hands.GONE, true);
            }
            return new ResultFile(job.jobId(), manifest.status(), error(manifest, pulse.reason()), true);
        } catch (JobHost.UnreachableException e) {
            return new ResultFile(job.jobId(), AttemptStatus.LEASE_LOST, e.getMessage(), false);
        } catch (IOException e) {
            return new ResultFile(
                    job.jobId(), AttemptStatus.FAILED, "the attempt could not be kept: " + IoErrors.sentence(e), false);
        } catch (RuntimeException | InterruptedException bug) {
            bug.printStackTrace();
            return new ResultFile(job.jobId(), AttemptStatus.FAILED, "the supervisor failed: " + bug, false);
        }
    }

    /** Why it was stopped comes first: what else went wrong may come from that. */
    private static String error(Manifest manifest, String stopped) {
        if (stopped == null || manifest.status() == AttemptStatus.SUCCEEDED) {
            return manifest.error();
        }
        return manifest.error() == null ? stopped : stopped + "; " + manifest.error();
    }

    /** On a full disk, tries for as long as the lease holds: somebody may make room. */
    private void report(ResultFile result, Pulse pulse) throws IOException {
        while (true) {
            try {
                directory.releaseReserve();
                pulse.endWith(() -> directory.writeResult(result));
                return;
            } catch (IOException e) {
                if (pulse.isLeaseOver() || !directory.exists()) {
                    throw e;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pulse.tickMs());
            } catch (InterruptedException e) {
                throw new IOException("interrupted while the result waited for room on the disk", e);
            }
        }
    }

    /** Of a stream that goes on being used. */
    private static final class Borrowed extends FilterOutputStream {
        Borrowed(OutputStream lender) {
            super(lender);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
