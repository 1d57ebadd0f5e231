package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.ReadAhead;
import io.jenkins.plugins.intent.exec.process.FastLaunch;
import io.jenkins.plugins.intent.exec.process.Standpoint;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The process that runs jobs, one at a time: {@code java -cp … Supervisor JOBDIR}, with an {@link
 * Assignment} on standard input. Started by {@link SupervisorLauncher}; from then on it needs nobody.
 * The argument, its first job's directory, is for people who look at the list of processes; one that is
 * started ahead of its job, as {@link SpareSupervisor} tells, has none yet.
 *
 * <p>What it does with a job is in {@link HeldJob}. When one has ended cleanly, it says so with a byte on
 * standard output, and its starter may give it another one, for which it is as good as new: nobody else
 * has the other ends of its pipes. It goes when none comes for a while, or its starter is gone.
 */
public final class Supervisor {
    /** Its last job ran to an end, good or bad, and the result is written. */
    static final int DONE = 0;
    /** Could not run it or not report it; the log says why. */
    static final int FAILED = 1;
    /** Another supervisor has or had this job. */
    static final int TAKEN = 3;

    /** In place of a directory: it is started for whichever job comes. */
    static final String SPARE = "spare";
    /** How long one waits that has had no job yet, in milliseconds. */
    static final long SPARE_IDLE_MS = 600_000;

    private static final long IDLE_MS = 5_000;

    private final Inbox inbox;
    private final OutputStream starter;
    private final long idleMs;
    private final TimeSource time;

    /**
     * @param inbox where jobs come from
     * @param starter hears of each job that has ended cleanly
     * @param idleMs how long to wait for another job, in milliseconds
     */
    Supervisor(Inbox inbox, OutputStream starter, long idleMs, TimeSource time) {
        this.inbox = inbox;
        this.starter = starter;
        this.idleMs = idleMs;
        this.time = time;
    }

    /** @param args the directory of the first job, or {@link #SPARE} */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: Supervisor JOBDIR (started by intent itself, not by people)");
            System.exit(2);
        }
        prepareProcess();
        // What is said there is for the starter's ears.
        System.setOut(System.err);
        int code = FAILED;
        try {
            OutputStream starter = new FileOutputStream(FileDescriptor.out);
            code = new Supervisor(new Inbox(System.in), starter, IDLE_MS, TimeSource.system())
                    .work(args[0].equals(SPARE));
        } catch (IOException e) {
            System.err.println("the job cannot be run: " + IoErrors.sentence(e));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        }
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
        ReadAhead.toJudge();
    }

    /**
     * Runs job after job; returns the exit code.
     *
     * @param spare whether the first one may be long in coming
     * @throws IOException when there is no job, or it cannot be run
     */
    int work(boolean spare) throws IOException {
        Optional<Assignment> next = spare ? next(SPARE_IDLE_MS) : Optional.of(inbox.first());
        while (next.isPresent()) {
            Assignment job = next.get();
            switch (new HeldJob(new JobDirectory(job.directory()), time).run(Briefing.of(job.briefing()))) {
                case TAKEN -> {
                    return TAKEN;
                }
                case FAILED -> {
                    return FAILED;
                }
                case DONE -> next = Optional.empty();
                case CLEAN -> next = next(idleMs);
            }
        }
        return DONE;
    }

    private Optional<Assignment> next(long waitMs) {
        if (!Standpoint.isMovable()) {
            return Optional.empty();
        }
        try {
            Standpoint.leave();
            starter.write('\n');
            starter.flush();
            Optional<Assignment> next = inbox.next(waitMs);
            if (next.isPresent()) {
                JobDirectory directory = new JobDirectory(next.get().directory());
                Standpoint.take(directory.root(), directory.log());
            }
            return next;
        } catch (IOException nobodyIsThereOrTheDirectoryIsNot) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
