package io.jenkins.plugins.intent.exec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A stretch of a file that was written round and round, put in order in place: reversing both parts
 * and then the whole needs no second file, no disk space and only two small buffers.
 */
final class FileRegion {
    private static final int CHUNK = 1 << 16;

    private FileRegion() {}

    /** Moves the first {@code by} bytes of the region behind the rest. */
    static void rotateLeft(FileChannel file, long start, long length, long by) throws IOException {
        if (by == 0 || by == length) {
            return;
        }
        reverse(file, start, start + by);
        reverse(file, start + by, start + length);
        reverse(file, start, start + length);
    }

    private static void reverse(FileChannel file, long from, long to) throws IOException {
        long low = from;
        long high = to;
        while (high - low > 1) {
            int size = (int) Math.min(CHUNK, Math.max(1, (high - low) / 2));
            byte[] first = read(file, low, size);
            byte[] last = read(file, high - size, size);
            write(file, low, reversed(last));
            write(file, high - size, reversed(first));
            low += size;
            high -= size;
        }
    }

    private static byte[] reversed(byte[] bytes) {
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swap = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swap;
        }
        return bytes;
    }

    /** Exactly {@code size} bytes from {@code position}. */
    static byte[] read(FileChannel file, long position, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file is shorter than what was written to it");
            }
        }
        return buffer.array();
    }

    private static void write(FileChannel file, long position, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer, position + buffer.position());
        }
    }
}
