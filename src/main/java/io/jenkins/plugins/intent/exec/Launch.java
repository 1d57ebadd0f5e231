package io.jenkins.plugins.intent.exec;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Starts one process and reads its output to the end.
 *
 * <p>When a process has exited, Java closes our ends of its pipes, as soon as it gets their locks and
 * first that of standard output. A background child that still writes would break. So the very thread
 * that starts the process takes the lock of standard output and keeps it while it reads, and lets it
 * go only when the reader of standard error has its own.
 */
final class Launch implements Runnable {
    private final ProcessBuilder builder;
    private final StreamCapture stdout;
    private final StreamCapture stderr;
    private final Executor readers;
    private final CompletableFuture<Process> started = new CompletableFuture<>();

    /** @param readers run a task each for as long as an output stream is open */
    Launch(ProcessBuilder builder, StreamCapture stdout, StreamCapture stderr, Executor readers) {
        this.builder = builder;
        this.stdout = stdout;
        this.stderr = stderr;
        this.readers = readers;
    }

    /**
     * The process, running; its standard input is at its end.
     *
     * @throws IOException when the system cannot start it
     * @throws IllegalArgumentException when an environment variable cannot be
     */
    Process start() throws IOException {
        readers.execute(this);
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void run() {
        try {
            Process process = builder.start();
            InputStream output = process.getInputStream();
            synchronized (output) {
                InputStream errors = process.getErrorStream();
                readers.execute(() -> stderr.read(errors));
                started.complete(process);
                process.getOutputStream().close();
                stdout.read(output);
                stderr.awaitReading();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
        }
    }
}
