package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.process.Daemon;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A supervisor seen by the process that started it and has the other ends of its pipes: how many jobs it
 * has been given that are not over, and whether it takes more. Whoever wants to give it one first
 * {@linkplain #reserve reserves} the room. Safe for use by many threads.
 */
final class StartedSupervisor {
    /** So many jobs at a time share what one Java needs, and are lost together when it is killed. */
    static final int ROOM = 8;

    private final Process process;
    private final Object input = new Object();
    private boolean open;
    private boolean closed;
    private boolean full;
    private int held;

    StartedSupervisor(Process process) {
        this.process = process;
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it is up and takes jobs. */
    synchronized boolean isOpen() {
        listen();
        return open && !closed && isAlive();
    }

    /** Whether it has ever taken jobs, also when it has ended since. */
    synchronized boolean hasBeenOpen() {
        listen();
        return open;
    }

    /** Whether it takes no more jobs, or is gone. One that has just been started may still turn out so. */
    synchronized boolean isClosed() {
        listen();
        return closed || !isAlive();
    }

    /** Whether it has a job that is not over. */
    synchronized boolean isBusy() {
        listen();
        return held > 0 && isAlive();
    }

    /**
     * Makes room for one more job, which has to be given then.
     *
     * @param alone whether the job is to have no others beside it
     * @return false when there is none
     */
    synchronized boolean reserve(boolean alone) {
        if (isClosed() || full || held >= (alone ? 1 : ROOM)) {
            return false;
        }
        full = alone;
        held++;
        return true;
    }

    /** It did not take a job in time: it is given no more, and that one is not its. */
    synchronized void distrust() {
        closed = true;
        held--;
    }

    private void listen() {
        try {
            InputStream said = process.getInputStream();
            while (said.available() > 0) {
                Optional<Word> word = Word.of(said.read());
                if (word.isPresent()) {
                    hear(word.get());
                }
            }
        } catch (IOException gone) {
            closed = true;
        }
    }

    private void hear(Word word) {
        switch (word) {
            case OPEN -> open = true;
            case CLOSED -> closed = true;
            case ENDED -> {
                held--;
                full = false;
            }
        }
    }

    /** Returns when it has been sent; an end of the supervisor is not told here. */
    void give(Assignment job) {
        try {
            synchronized (input) {
                job.write(process.getOutputStream());
            }
        } catch (IOException endedAlready) {
            log(endedAlready);
        }
    }

    /** Returns at once: one that is stopped reads nothing. */
    void giveInBackground(Assignment job) {
        Daemon.start("intent-assignment", () -> give(job));
    }

    /** There will be no more jobs for it. */
    void dismiss() {
        try {
            process.getOutputStream().close();
        } catch (IOException endedAlready) {
            log(endedAlready);
        }
    }

    private static void log(IOException endedAlready) {
        System.getLogger(StartedSupervisor.class.getName())
                .log(System.Logger.Level.DEBUG, "the supervisor ended before it read its input", endedAlready);
    }
}
