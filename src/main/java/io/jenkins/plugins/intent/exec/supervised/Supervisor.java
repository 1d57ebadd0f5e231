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

/**
 * The process that runs jobs, several at a time: {@code java -cp … Supervisor JOBDIR}, with {@link
 * Assignment}s on standard input. Started by {@link SupervisorLauncher}; from then on it needs nobody.
 * The argument, its first job's directory, is for people who look at the list of processes; one that is
 * started ahead of its job, as {@link SpareSupervisor} tells, has none yet.
 *
 * <p>What it does with its jobs is in {@link Workplace}, what with each of them in {@link HeldJob}.
 */
public final class Supervisor {
    /** Its jobs ran to an end, good or bad, and their results are written. */
    static final int DONE = 0;
    /** Could not run one or not report it; the log says why. */
    static final int FAILED = 1;
    /** Another supervisor has or had a job of its. */
    static final int TAKEN = 3;

    /** In place of a directory: it is started for whichever job comes. */
    static final String SPARE = "spare";
    /** How long one waits that has had no job yet, in milliseconds. */
    static final long SPARE_IDLE_MS = 600_000;

    private static final long IDLE_MS = 5_000;

    private Supervisor() {}

    /** @param args the directory of the first job, or {@link #SPARE} */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: Supervisor JOBDIR (started by intent itself, not by people)");
            System.exit(2);
        }
        prepareProcess();
        ErrorStream errors = ErrorStream.install();
        // What is said there is for the starter's ears.
        System.setOut(System.err);
        boolean spare = args[0].equals(SPARE);
        int code = FAILED;
        try {
            code = spare && !Standpoint.isMovable() ? DONE : work(spare, errors);
        } catch (IOException e) {
            System.err.println("the job cannot be run: " + IoErrors.sentence(e));
        } catch (InterruptedException | RuntimeException | Error e) {
            e.printStackTrace();
        }
        if (code == DONE) {
            ThisMachine.disownJava();
        }
        Runtime.getRuntime().halt(code);
    }

    /** A spare one waits where it belongs to no job, so it has to be able to leave one. */
    private static int work(boolean spare, ErrorStream errors) throws IOException, InterruptedException {
        OutputStream starter = new FileOutputStream(FileDescriptor.out);
        return new Workplace(starter, Standpoint.isMovable(), errors, TimeSource.system())
                .work(System.in, spare ? SPARE_IDLE_MS : Long.MAX_VALUE, IDLE_MS);
    }

    /** What this process needs before it knows its jobs. */
    static void prepareProcess() {
        FastLaunch.enable();
        ThisMachine.ownJava(true);
        Hangup.survive();
        ReadAhead.toJudge();
    }
}
