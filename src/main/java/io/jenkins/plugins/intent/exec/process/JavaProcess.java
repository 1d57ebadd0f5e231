package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A process started by Java's own means, where the system's cannot be reached. What Java cannot tell
 * stays unknown: an exit code above 128 may have been a signal.
 *
 * <p>When a process has exited, Java closes our ends of its pipes as soon as it gets the locks of the
 * two streams, first that of standard output. A background child that still writes would break. So the
 * thread that starts a process takes these locks at once, reads standard output itself, and gives up
 * the other lock only to whoever reads standard error.
 */
final class JavaProcess extends LocalProcess {
    private static final String THREAD = "intent-output";

    private final Process process;
    private final Semaphore news;
    private final CountDownLatch open;

    private JavaProcess(ThisMachine machine, String mark, Process process, Semaphore news, CountDownLatch open) {
        super(machine, process.pid(), mark, true);
        this.process = process;
        this.news = news;
        this.open = open;
        process.onExit().thenRun(this::wake);
    }

    /** Starts a process whose streams are read from the first moment on. */
    static JavaProcess start(
            ThisMachine machine, String mark, ProcessBuilder builder, OutputSink stdout, OutputSink stderr)
            throws IOException {
        return start(machine, mark, builder::start, stdout, stderr);
    }

    /** The same for a process that somebody else has started in this moment. */
    static JavaProcess adopt(ThisMachine machine, String mark, Process process, OutputSink stdout, OutputSink stderr)
            throws IOException {
        return start(machine, mark, () -> process, stdout, stderr);
    }

    private static JavaProcess start(
            ThisMachine machine, String mark, Source source, OutputSink stdout, OutputSink stderr) throws IOException {
        Start start = new Start(source, stdout, stderr);
        Daemon.start(THREAD, start);
        return new JavaProcess(machine, mark, start.process(), start.news, start.open);
    }

    private interface Source {
        Process start() throws IOException;
    }

    @Override
    public void attend(long nanos) throws InterruptedException {
        if (news.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    @Override
    public void wake() {
        news.release();
    }

    @Override
    public Optional<ExitStatus> status() {
        return process.isAlive() ? Optional.empty() : Optional.of(ExitStatus.guessed(process.exitValue()));
    }

    @Override
    public boolean hasEndedOutput() {
        return open.getCount() == 0;
    }

    @Override
    long target() {
        return pid();
    }

    @Override
    void releaseOutput() {
        // Its threads read on.
    }

    private static final class Start implements Runnable {
        private final Source source;
        private final OutputSink stdout;
        private final OutputSink stderr;
        private final Semaphore news = new Semaphore(0);
        private final CountDownLatch open = new CountDownLatch(2);
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch errorsAreHeld = new CountDownLatch(1);
        private Process process;
        private IOException failure;

        Start(Source source, OutputSink stdout, OutputSink stderr) {
            this.source = source;
            this.stdout = stdout;
            this.stderr = stderr;
        }

        Process process() throws IOException {
            boolean interrupted = false;
            while (true) {
                try {
                    started.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw failure;
            }
            return process;
        }

        @Override
        public void run() {
            try {
                process = source.start();
            } catch (IOException e) {
                failure = e;
                started.countDown();
                return;
            }
            InputStream output = process.getInputStream();
            synchronized (output) {
                Daemon.start(THREAD, this::readErrors);
                started.countDown();
                closeInput();
                read(output, stdout);
                await(errorsAreHeld);
            }
        }

        private void closeInput() {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // Nothing was written, so there is nothing to lose.
            }
        }

        private void readErrors() {
            InputStream errors = process.getErrorStream();
            synchronized (errors) {
                errorsAreHeld.countDown();
                read(errors, stderr);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void read(InputStream in, OutputSink sink) {
            try {
                sink.takeAll(in);
            } finally {
                open.countDown();
                news.release();
            }
        }
    }
}
