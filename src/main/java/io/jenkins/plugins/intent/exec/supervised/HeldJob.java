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
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One job in a supervisor. Claims its directory, beats, waits for the first renewal of its lease, runs
 * the block, and ends it early when the lease is over, the job is cancelled, the directory is gone, or
 * the machine asks the process to end. Last it writes {@code result.json}. A result of status {@code
 * lease_lost} means that the job was not done and another agent may have it. What goes wrong with all of
 * that is in {@code supervisor.log}.
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
    private final JobLog log;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable unclean;
    private boolean claimed;

    private HeldJob(JobDirectory directory, TimeSource time, JobLog log, Runnable unclean) {
        this.log = log;
        this.directory = directory;
        this.time = time;
        this.unclean = unclean;
    }

    /**
     * Runs it, unless somebody else has.
     *
     * @param bytes the briefing, as it came
     * @param errors of the process, told of the job's secrets
     * @param unclean told when it does not end cleanly, before anybody can see that it has ended
     */
    static Ending run(JobDirectory directory, byte[] bytes, ErrorStream errors, TimeSource time, Runnable unclean) {
        try {
            Briefing briefing = Briefing.of(bytes);
            Redactor redactor = errors.mask(briefing.handover().secrets());
            return new HeldJob(directory, time, new JobLog(directory.log(), redactor), unclean).run(briefing);
        } catch (IOException e) {
            new JobLog(directory.log(), Redactor.NONE).say("the job cannot be run: " + IoErrors.sentence(e));
            return Ending.FAILED;
        }
    }

    private Ending run(Briefing briefing) {
        try {
            return hold(briefing);
        } catch (IOException e) {
            log.say("the job cannot be run: " + IoErrors.sentence(e));
        } catch (RuntimeException | Error e) {
            log.fault(e);
        }
        if (claimed) {
            giveUp();
        }
        return Ending.FAILED;
    }

    /** The process may live on for other jobs, so that nobody can see from its death that this one is lost. */
    private void giveUp() {
        try {
            directory.giveUp();
        } catch (IOException itsLeaseWillEnd) {
            log.say("the job cannot be given up: " + IoErrors.sentence(itsLeaseWillEnd));
        }
    }

    private Ending hold(Briefing briefing) throws IOException {
        JobSpec job = briefing.job();
        Pulse pulse = new Pulse(directory, job.leaseMs(), stop, time, log);
        Thread hook = endOrderlyOnShutdown(pulse);
        if (!directory.claim()) {
            log.say("another supervisor has or had this job; leaving it alone");
            Runtime.getRuntime().removeShutdownHook(hook);
            return Ending.TAKEN;
        }
        claimed = true;
        ResultFile result;
        try {
            directory.reserve(job);
            startBeating(pulse);
            try (EventLog events = new EventLog(directory, job, log, time)) {
                result = run(job, briefing.handover(), pulse, events);
            }
            if (!isClean(result)) {
                unclean.run();
            }
            report(result, pulse);
        } finally {
            pulse.end();
            ended.countDown();
        }
        return isShuttingDown(hook) || !isClean(result) ? Ending.DONE : Ending.CLEAN;
    }

    private boolean isClean(ResultFile result) {
        return result.hasManifest() && result.error() == null && stop.reason().isEmpty();
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
            log.fault(bug);
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

    private ResultFile run(JobSpec job, Handover handover, Pulse pulse, BlockListener events) {
        try (JobHost host =
                JobHost.of(directory, job, handover, time, log, gone -> pulse.stop(StopReason.LEASE_LOST, gone))) {
            ExecBlockRunner runner = host.runner(PolicyGuard.of(job), log.redactor());
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
            log.fault(bug);
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
}
