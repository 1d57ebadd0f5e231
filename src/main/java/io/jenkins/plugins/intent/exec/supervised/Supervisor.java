package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.BlockListener;
import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.PolicyGuard;
import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.exec.process.FastLaunch;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process that runs one job: {@code java -cp … Supervisor JOBDIR}, with a {@link Briefing} on
 * standard input. Started by {@link SupervisorLauncher}; from then on it needs nobody.
 *
 * <p>It claims the job directory, beats, waits for the first renewal of its lease, runs the block, and
 * ends it early when the lease is over,
 * the job is cancelled, the directory is gone, or the machine asks it to end. Last it writes {@code
 * result.json}. A result of status {@code lease_lost} means that the job was not done and another
 * agent may have it. What goes wrong with the process itself is in {@code supervisor.log}.
 */
public final class Supervisor {
    /** The block ran to an end, good or bad, and the result is written. */
    static final int DONE = 0;
    /** Could not run it or not report it; the log says why. */
    static final int FAILED = 1;
    /** Another supervisor has or had this job. */
    static final int TAKEN = 3;

    private static final long LAST_MINUTE_MS = 20_000;

    private final JobDirectory directory;
    private final TimeSource time;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch ended = new CountDownLatch(1);

    Supervisor(JobDirectory directory, TimeSource time) {
        this.directory = directory;
        this.time = time;
    }

    /** @param args the job directory */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: Supervisor JOBDIR (started by intent itself, not by people)");
            System.exit(2);
        }
        prepareProcess();
        int code = FAILED;
        try {
            code = new Supervisor(new JobDirectory(Path.of(args[0])), TimeSource.system()).supervise(System.in);
        } catch (IOException e) {
            System.err.println("the job cannot be run: " + IoErrors.sentence(e));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        }
        System.err.close();
        if (code == DONE) {
            ThisMachine.disownJava();
        }
        Runtime.getRuntime().halt(code);
    }

    /** What this process needs before it knows its job. */
    static void prepareProcess() {
        FastLaunch.enable();
        ThisMachine.ownJava();
        Hangup.survive();
        PolicyGuard.readAhead();
    }

    /**
     * Runs the job; returns the exit code.
     *
     * @param input where the {@link Briefing} comes from
     * @throws IOException when the job cannot be run, or its result not be written
     */
    int supervise(InputStream input) throws IOException {
        Briefing briefing = Briefing.read(input);
        if (!directory.claim()) {
            System.err.println("another supervisor has or had this job; leaving it alone");
            return TAKEN;
        }
        JobSpec job = briefing.job();
        Handover handover = briefing.handover();
        Redactor redactor = Redactor.of(handover.secrets());
        System.setErr(new PrintStream(redactor.masking(System.err), true, StandardCharsets.UTF_8));
        directory.reserve(job);
        Pulse pulse = new Pulse(directory, job.leaseMs(), stop, time);
        startBeating(pulse);
        endOrderlyOnShutdown(pulse);
        ResultFile result;
        try (EventLog events = new EventLog(directory, job, redactor, time)) {
            result = run(job, handover, redactor, pulse, events);
        }
        try {
            return report(result, pulse);
        } finally {
            ended.countDown();
        }
    }

    private void startBeating(Pulse pulse) {
        pulse.tick();
        Thread thread = new Thread(() -> beat(pulse), "pulse");
        thread.setDaemon(true);
        thread.start();
    }

    private void beat(Pulse pulse) {
        try {
            while (true) {
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
    private void endOrderlyOnShutdown(Pulse pulse) {
        Thread hook = new Thread(() -> {
            pulse.stop(StopReason.LEASE_LOST, "the operating system asked the supervisor to end");
            try {
                ended.await(LAST_MINUTE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private ResultFile run(JobSpec job, Handover handover, Redactor redactor, Pulse pulse, BlockListener events) {
        try (JobHost host =
                JobHost.of(directory, job, handover, time, gone -> pulse.stop(StopReason.LEASE_LOST, gone))) {
            ExecBlockRunner runner = host.runner(PolicyGuard.of(job), redactor);
            pulse.awaitLease();
            Manifest manifest = runner.run(job, directory.attempt(), stop, events);
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
    private int report(ResultFile result, Pulse pulse) throws IOException {
        while (true) {
            try {
                directory.releaseReserve();
                directory.writeResult(result);
                return DONE;
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
