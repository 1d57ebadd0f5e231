package io.jenkins.plugins.intent.ledger;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Splits a file into lines of bytes with one reused buffer, so that any number of lines costs no memory.
 * Reads a plain stream: a channel would be closed by an interrupt of the reading thread.
 */
final class LineReader implements Closeable {
    /** Far more than any plan; a longer line is damage, and must not fill the memory. */
    static final int MAX_LINE_BYTES = 256 << 20;

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int chunkAt;
    private int chunkEnd;
    private byte[] line = new byte[1 << 12];
    private int length;

    LineReader(Path file) throws IOException {
        in = new FileInputStream(file.toFile());
    }

    /**
     * Goes to the next line. False at the end of the file, where {@link #length()} tells how many bytes
     * after the last newline there are.
     */
    boolean next() throws BadLineException, IOException {
        length = 0;
        while (true) {
            if (chunkAt == chunkEnd) {
                chunkAt = 0;
                chunkEnd = Math.max(0, in.read(chunk));
                if (chunkEnd == 0) {
                    return false;
                }
            }
            int end = chunkAt;
            while (end < chunkEnd && chunk[end] != '\n') {
                end++;
            }
            append(end - chunkAt);
            chunkAt = end;
            if (end < chunkEnd) {
                chunkAt++;
                return true;
            }
        }
    }

    private void append(int count) throws BadLineException {
        if (length + count > MAX_LINE_BYTES) {
            throw new BadLineException("it is longer than " + MAX_LINE_BYTES + " bytes");
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
        }
        System.arraycopy(chunk, chunkAt, line, length, count);
        length += count;
    }

    /** The bytes of the line, valid up to {@link #length()} and until the next call of {@link #next()}. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
