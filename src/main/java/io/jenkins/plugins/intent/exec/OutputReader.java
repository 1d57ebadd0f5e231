package io.jenkins.plugins.intent.exec;

import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Reads the output of one process, beginning on the thread that started it.
 *
 * <p>When a process has exited, Java closes our ends of its pipes as soon as it gets the locks of the
 * two streams, first that of standard output. A background child that still writes would break. So
 * the thread that starts a process holds these locks from the start. A command that ends soon is read
 * without any other thread, looking at both pipes in turn. When it takes longer, this thread stays
 * with standard output, another takes standard error, and a third goes on with whatever is to be done.
 */
final class OutputReader {
    /** A command that takes longer is worth two more threads. */
    private static final int SHORT_LOOKS = 4;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** A process that writes this much at once would wait for the next look. */
    private static final int MUCH_OUTPUT = 1 << 14;

    private final Process process;
    private final StreamCapture stdout;
    private final StreamCapture stderr;
    private final Executor threads;

    OutputReader(Process process, StreamCapture stdout, StreamCapture stderr, Executor threads) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
        this.threads = threads;
    }

    /**
     * Reads to the end of both streams.
     *
     * @param first done at once, with the locks held; as long as it takes, the process runs unread
     * @param goOn done on another thread when this one has to stay with the process
     * @return whether the process has ended and its output is complete; otherwise {@code goOn} is under
     *     way, and this thread was busy until the end of standard output
     */
    boolean read(Runnable first, Runnable goOn) throws InterruptedException {
        InputStream output = process.getInputStream();
        InputStream errors = process.getErrorStream();
        synchronized (output) {
            synchronized (errors) {
                first.run();
                // A child of the ended process may have its output open.
                if (readShort(output, errors) && Offspring.isSurelyNone(process.pid())) {
                    stdout.end(output);
                    stderr.end(errors);
                    return true;
                }
            }
            threads.execute(() -> stderr.read(errors));
            threads.execute(goOn);
            stdout.read(output);
            stderr.awaitReading();
        }
        return false;
    }

    /** Reads what comes while the process ends soon; says whether it has ended. */
    private boolean readShort(InputStream output, InputStream errors) throws InterruptedException {
        boolean ended = false;
        for (int look = 0; look < SHORT_LOOKS && !ended; look++) {
            ended = process.waitFor(LOOK_NANOS, TimeUnit.NANOSECONDS);
            int read = stdout.readAvailable(output) + stderr.readAvailable(errors);
            if (!ended && read >= MUCH_OUTPUT) {
                return false;
            }
        }
        return ended;
    }
}
