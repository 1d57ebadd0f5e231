package io.jenkins.plugins.intent.ledger;

import java.io.IOException;
import java.util.Arrays;

/** A real file on a disk that can be full or broken when a test says so. */
final class FailingDisk implements JournalFile {
    private final JournalFile file;
    /** Bytes there is room for. */
    int room = Integer.MAX_VALUE;

    boolean truncateFails;
    boolean forceFails;
    int forced;

    FailingDisk(JournalFile file) {
        this.file = file;
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        int written = Math.min(room, bytes.length);
        file.append(Arrays.copyOf(bytes, written));
        if (written < bytes.length) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void truncate(long length) throws IOException {
        if (truncateFails) {
            throw new IOException("Input/output error");
        }
        file.truncate(length);
    }

    @Override
    public void force() throws IOException {
        forced++;
        if (forceFails) {
            throw new IOException("Input/output error");
        }
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
