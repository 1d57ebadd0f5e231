package io.jenkins.plugins.intent.exec.hands;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A file that another process appends to, as a stream that ends when that process has. */
final class GrowingFile extends FilterInputStream {
    private static final long POLL_MS = 20;

    private final BooleanSupplier isComplete;

    /** @param isComplete whether nobody writes to it any more */
    GrowingFile(InputStream file, BooleanSupplier isComplete) {
        super(file);
        this.isComplete = isComplete;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            // Asked before reading: what was written by then is seen.
            boolean last = isComplete.getAsBoolean();
            int count = super.read(bytes, offset, length);
            if (count > 0 || last) {
                return count;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
