package io.jenkins.plugins.intent.exec.supervised;

import static io.jenkins.plugins.intent.exec.supervised.Supervisor.DONE;
import static io.jenkins.plugins.intent.exec.supervised.Supervisor.FAILED;
import static io.jenkins.plugins.intent.exec.supervised.Supervisor.TAKEN;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.exec.process.Standpoint;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The jobs of one supervisor, side by side. They come through its standard input, each whole, from its
 * starter alone; each runs on a thread of its own. One that ended cleanly leaves the supervisor as good as
 * new. After one that did not (it was stopped, or something was wrong with it), and when the starter is
 * gone, no more are taken, and the supervisor goes when the last of those it has is over; otherwise when
 * none comes for a while.
 *
 * <p>One thread decides. It is told in turns: of a job that has come, of one that is over.
 */
final class Workplace {
    /** Something to take notice of. */
    @FunctionalInterface
    private interface Turn {
        void take() throws IOException;
    }

    private final OutputStream starter;
    private final boolean movable;
    private final TimeSource time;
    private final ErrorStream errors;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> Daemon.of("job", work));
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private final Set<JobDirectory> present = new HashSet<>();

    private boolean closed;
    private boolean hadOne;
    /** The one whose directory and log the process has; null when it has none. */
    private JobDirectory stand;

    private int code = DONE;

    /**
     * @param starter hears of it, see {@link Word}
     * @param movable whether the process can leave the directory and the log of a job; else it is for one
     */
    Workplace(OutputStream starter, boolean movable, ErrorStream errors, TimeSource time) {
        this.starter = starter;
        this.movable = movable;
        this.errors = errors;
        this.time = time;
    }

    /**
     * Runs jobs until no more come; returns the exit code.
     *
     * @param in where they come from
     * @param firstMs how long to wait for the first one, in milliseconds
     * @param idleMs how long to wait for another one when there is none, in milliseconds
     * @throws IOException when the first one does not come whole
     */
    int work(InputStream in, long firstMs, long idleMs) throws IOException, InterruptedException {
        say(movable ? Word.OPEN : Word.CLOSED);
        Daemon.start("inbox", () -> read(in));
        while (!present.isEmpty() || !closed) {
            Turn turn = present.isEmpty() ? turns.poll(hadOne ? idleMs : firstMs, TimeUnit.MILLISECONDS) : turns.take();
            if (turn == null) {
                return code;
            }
            turn.take();
        }
        return code;
    }

    private void read(InputStream in) {
        try {
            while (true) {
                Assignment next = Assignment.read(in);
                turns.add(() -> begin(next));
            }
        } catch (IOException | RuntimeException nobodyIsLeft) {
            turns.add(() -> starterIsGone(nobodyIsLeft));
        }
    }

    /** What was cut off is no job: its starter died. */
    private void starterIsGone(Exception why) throws IOException {
        closed = true;
        if (!hadOne && why instanceof IOException nothing) {
            throw nothing;
        }
    }

    /** Behind a closed door it stays unclaimed, and its starter looks for another supervisor. */
    private void begin(Assignment job) {
        if (closed) {
            return;
        }
        hadOne = true;
        closed = !movable;
        JobDirectory directory = new JobDirectory(job.directory());
        present.add(directory);
        enter(directory);
        threads.execute(() -> {
            HeldJob.Ending ending = HeldJob.run(directory, job.briefing(), errors, time, () -> turns.add(this::close));
            turns.add(() -> ended(directory, ending));
        });
    }

    private void ended(JobDirectory directory, HeldJob.Ending ending) {
        present.remove(directory);
        switch (ending) {
            case CLEAN -> {}
            case DONE -> close();
            case FAILED -> close(FAILED);
            case TAKEN -> close(TAKEN);
        }
        leave(directory);
        say(Word.ENDED);
    }

    private void close(int failure) {
        code = failure;
        close();
    }

    private void close() {
        closed = true;
        say(Word.CLOSED);
    }

    /**
     * Stands in the directory of a job that is about to begin, unless it stands in one already. Never in
     * one that may be over: its log would be made anew there while somebody removes it.
     */
    private void enter(JobDirectory directory) {
        try {
            if (movable && stand == null) {
                Standpoint.take(directory.root(), directory.log());
                stand = directory;
            }
        } catch (IOException itIsGone) {
            // Whoever runs its job finds out. Whether this process can leave again is not known.
            closed = true;
        }
    }

    /** Is in nobody's way, until the next job begins. */
    private void leave(JobDirectory directory) {
        try {
            if (stand == directory) {
                Standpoint.leave();
                stand = null;
            }
        } catch (IOException itCannot) {
            closed = true;
        }
    }

    private void say(Word word) {
        try {
            word.say(starter);
        } catch (IOException nobodyIsThere) {
            closed = true;
        }
    }
}
