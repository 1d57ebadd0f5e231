package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads one output stream of a process to its end, masks secrets, and keeps what the limits allow. It never stops reading, so the process never blocks on a limit or a full
 * disk.
 *
 * <p>The end may come long after the command's own: a background child can hold the stream open.
 * {@link #finish()} ends the matter from outside.
 */
final class StreamCapture {
    private static final int SMALL_BUFFER = 1 << 13;
    private static final int LARGE_BUFFER = 1 << 16;

    private final Path file;
    private final String recordedPath;
    private final OutputLimits limits;
    private final OutputBudget budget;
    private final Redactor redactor;
    private final Runnable onFailure;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private CappedFile kept;
    private OutputStream sink = OutputStream.nullOutputStream();
    private IOException failure;
    private StreamRecord result;
    private boolean closed;

    /**
     * @param recordedPath the file's path as the manifest has it
     * @param onFailure told once, when the disk does not take the output
     */
    StreamCapture(
            Path file,
            String recordedPath,
            OutputLimits limits,
            OutputBudget budget,
            Redactor redactor,
            Runnable onFailure) {
        this.file = file;
        this.recordedPath = recordedPath;
        this.limits = limits;
        this.budget = budget;
        this.redactor = redactor;
        this.onFailure = onFailure;
    }

    /** Reads what the stream has at once; the caller holds its lock. */
    int readAvailable(InputStream in) {
        int all = 0;
        try {
            byte[] buffer = null;
            for (int ready = in.available(); ready > 0; ready = in.available()) {
                buffer = buffer == null ? new byte[SMALL_BUFFER] : buffer;
                int count = in.read(buffer, 0, Math.min(ready, buffer.length));
                keep(buffer, count);
                all += count;
            }
        } catch (IOException e) {
            fail(e);
        }
        return all;
    }

    /** Takes note that the stream brings nothing more, and closes it. */
    void end(InputStream in) {
        try (InputStream ending = in) {
            finish();
        } catch (IOException e) {
            fail(e);
        } finally {
            ended.countDown();
        }
    }

    /** Reads until the end of the stream, holding its lock. */
    void read(InputStream in) {
        synchronized (in) {
            reading.countDown();
            try {
                pump(in);
            } catch (IOException e) {
                fail(e);
            }
            end(in);
        }
    }

    private void pump(InputStream input) throws IOException {
        byte[] buffer = new byte[SMALL_BUFFER];
        int count = input.read(buffer);
        while (count >= 0) {
            keep(buffer, count);
            if (count == buffer.length && count < LARGE_BUFFER) {
                buffer = new byte[LARGE_BUFFER];
            }
            count = input.read(buffer);
        }
    }

    /** Waits until {@link #read} holds the lock of its stream. */
    void awaitReading() throws InterruptedException {
        reading.await();
    }

    /** Creates the file; does nothing when it is there. */
    synchronized void open() {
        if (kept != null || failure != null) {
            return;
        }
        try {
            kept = new CappedFile(file, limits, budget);
            sink = redactor.masking(kept);
        } catch (IOException e) {
            fail(e);
        }
    }

    private synchronized void keep(byte[] buffer, int count) throws IOException {
        if (!closed) {
            sink.write(buffer, 0, count);
            if (kept != null && kept.failure() != null) {
                fail(kept.failure());
            }
        }
    }

    private synchronized void fail(IOException cause) {
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
            fail(e);
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
            fail(e);
        }
        if (kept != null && kept.failure() != null) {
            fail(kept.failure());
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
