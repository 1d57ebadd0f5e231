package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes one output stream of a process, masks secrets, and keeps what the limits allow. It never
 * refuses, so the process never blocks on a limit or a full disk. A stream without a byte leaves no file.
 *
 * <p>The end may come long after the command's own: a background child can hold the stream open.
 * {@link #finish()} ends the matter from outside.
 */
final class StreamCapture implements OutputSink {
    private final String recordedPath;
    private final Runnable onFailure;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CappedFile kept;
    private final OutputStream sink;
    private IOException failure;
    private StreamRecord result;
    private boolean closed;

    /**
     * @param root directory of the manifest
     * @param recordedPath the file's path as the manifest has it
     * @param hearer hears of all that is to be kept, masked
     * @param onFailure told once, when the disk does not take the output
     */
    StreamCapture(
            Path root,
            String recordedPath,
            OutputLimits limits,
            OutputBudget budget,
            Redactor redactor,
            HeardOutput.Hearer hearer,
            Runnable onFailure) {
        this.recordedPath = recordedPath;
        this.kept = new CappedFile(root, recordedPath, limits, budget);
        this.sink = redactor.masking(new HeardOutput(kept, hearer));
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
        if (kept.failure() != null) {
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
        if (kept.failure() != null) {
            failed(kept.failure());
        }
        result = kept.record();
        closed = true;
    }

    /** Why not all output could be kept, naming the file; empty when it could. */
    synchronized Optional<String> failure() {
        return failure == null
                ? Optional.empty()
                : Optional.of("cannot keep its output in `" + recordedPath + "`: " + IoErrors.reason(failure));
    }

    /**
     * What is kept: final, with a digest, once the stream has ended or {@link #finish()} was called.
     */
    synchronized StreamRecord record() {
        return closed ? result : kept.unfinished();
    }
}
