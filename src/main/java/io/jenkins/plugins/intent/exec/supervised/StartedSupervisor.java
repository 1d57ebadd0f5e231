package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.process.Daemon;
import java.io.IOException;
import java.io.InputStream;

/** A supervisor seen by the process that started it and has the other ends of its pipes. */
final class StartedSupervisor {
    private final Process process;
    private boolean free;

    StartedSupervisor(Process process) {
        this.process = process;
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has done its job and waits for another one. For one thread at a time. */
    boolean isFree() {
        try {
            InputStream said = process.getInputStream();
            int bytes = said.available();
            free |= bytes > 0 && said.skip(bytes) > 0;
        } catch (IOException gone) {
            free = false;
        }
        return free && isAlive();
    }

    /** Whether it has ever waited for a job, also when it has ended since. */
    boolean hasBeenFree() {
        return isFree() || free;
    }

    /** Returns when it has been sent; an end of the supervisor is not told here. */
    void give(Assignment job) {
        try {
            job.write(process.getOutputStream());
        } catch (IOException endedAlready) {
            System.getLogger(StartedSupervisor.class.getName())
                    .log(System.Logger.Level.DEBUG, "the supervisor ended before it read its input", endedAlready);
        }
    }

    /** Returns at once: one that is stopped reads nothing. */
    void giveInBackground(Assignment job) {
        free = false;
        Daemon.start("intent-assignment", () -> give(job));
    }

    /** There will be no more jobs for it. */
    void dismiss() {
        try {
            process.getOutputStream().close();
        } catch (IOException endedAlready) {
            System.getLogger(StartedSupervisor.class.getName())
                    .log(System.Logger.Level.DEBUG, "the supervisor ended before it read its input", endedAlready);
        }
    }
}
