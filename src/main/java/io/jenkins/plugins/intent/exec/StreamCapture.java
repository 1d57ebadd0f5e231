package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes one output stream of a process, masks secrets, and keeps what the limits allow. It never
 * refuses, so the process never blocks on a limit or a full disk.
 *
 * <p>The end may come long after the command's own: a background child can hold the stream open.
 * {@link #finish()} ends the matter from outside.
 */
final class StreamCapture implements OutputSink {
    private final Path file;
    private final String recordedPath;
    private final OutputLimits limits;
    private final OutputBudget budget;
    private final Redactor redactor;
    private final HeardOutput.Hearer hearer;
    private final Runnable onFailure;
    private final CountDownLatch ended = new CountDownLatch(1);
    private CappedFile kept;
    private OutputStream sink = OutputStream.nullOutputStream();
    private IOException failure;
    private StreamRecord result;
    private boolean closed;

    /**
     * @param recordedPath the file's path as the manifest has it
     * @param hearer hears of all that is to be kept, masked
     * @param onFailure told once, when the disk does not take the output
     */
    StreamCapture(
            Path file,
            String recordedPath,
            OutputLimits limits,
            OutputBudget budget,
            Redactor redactor,
            HeardOutput.Hearer hearer,
            Runnable onFailure) {
        this.file = file;
        this.recordedPath = recordedPath;
        this.limits = limits;
        this.budget = budget;
        this.redactor = redactor;
        this.hearer = hearer;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized void take(byte[] buffer, int count) {
        if (closed) {
            return;
        }
        try {
            sink.write(buffer, 0, count);
        } catch (IOException e) {
            failed(e);
        }
        if (kept != null && kept.failure() != null) {
            failed(kept.failure());
        }
    }

    @Override
    public void end() {
        finish();
        ended.countDown();
    }

    @Override
    public void fail(IOException cause) {
        failed(cause);
        end();
    }

    /** Creates the file; does nothing when it is there. */
    synchronized void open() {
        if (kept != null || failure != null) {
            return;
        }
        try {
            kept = new CappedFile(file, limits, budget);
            sink = redactor.masking(new HeardOutput(kept, hearer));
        } catch (IOException e) {
            failed(e);
        }
    }

    private synchronized void failed(IOException cause) {
        if (failure == null && !closed) {
            failure = cause;
            onFailure.run();
        }
    }

    /** Waits for the end of the stream; false when it is still open after that time. */
    boolean await(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Removes the file, as long as nothing was read. */
    synchronized void discard() {
        finish();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Closes the file as it is; what the stream still brings is read and dropped. */
    synchronized void finish() {
        if (closed) {
            return;
        }
        try {
            sink.close();
        } catch (IOException e) {
            failed(e);
        }
        if (kept != null && kept.failure() != null) {
            failed(kept.failure());
        }
        result = kept == null ? null : kept.record(recordedPath);
        closed = true;
    }

    /** Why not all output could be kept, naming the file; empty when it could. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure)
                .map(cause -> "cannot keep its output in `" + recordedPath + "`: " + IoErrors.reason(cause));
    }

    /**
     * What is kept: final, with a digest, once the stream has ended or {@link #finish()} was called.
     * Null when the file could not be created.
     */
    synchronized StreamRecord record() {
        return closed || kept == null ? result : kept.unfinished(recordedPath);
    }
}
