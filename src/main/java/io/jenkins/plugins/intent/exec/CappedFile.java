package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.files.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A file that keeps the beginning and the end of what is written to it, made with its directories when the
 * first byte comes: most streams never bring one. Behind the head lies a ring
 * which is overwritten round and round, so the file never grows past its limits; {@link #close} puts
 * the ring in order.
 *
 * <p>A failing disk does not fail the writer: the file gives back some room, so that the manifest and
 * the journal still fit, everything after that is counted as dropped, and {@link #failure()} says why.
 */
final class CappedFile extends OutputStream {
    /** Room given back on a full disk. */
    private static final long GIVE_BACK_BYTES = 1 << 20;

    private static final int CHUNK = 1 << 16;

    private final Path directory;
    private final String name;
    private final OutputBudget budget;
    private FileChannel file;
    private MessageDigest digest;
    private long headLimit;
    private long ringLimit;
    private long head;
    private long ring;
    private long ringNext;
    private long total;
    private IOException failure;

    /** @param name its place in the directory */
    CappedFile(Path directory, String name, OutputLimits limits, OutputBudget budget) {
        this.directory = directory;
        this.name = name;
        this.budget = budget;
        this.headLimit = limits.headBytes();
        this.ringLimit = limits.tailBytes();
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        total += length;
        if (failure != null || length == 0) {
            return;
        }
        try {
            make();
            int kept = writeHead(bytes, offset, length);
            if (kept < length) {
                writeRing(bytes, offset + kept, length - kept);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void make() throws IOException {
        if (file == null) {
            Path path = directory.resolve(name);
            Files.createDirectories(path.getParent());
            digest = Digests.newSha256();
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
    }

    private int writeHead(byte[] bytes, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, headLimit - head);
        int granted = wanted == 0 ? 0 : budget.take(wanted);
        if (granted > 0) {
            writeAt(head, bytes, offset, granted);
            digest.update(bytes, offset, granted);
            head += granted;
        }
        if (granted < wanted) {
            headLimit = head;
        }
        return granted;
    }

    private void writeRing(byte[] bytes, int offset, int length) throws IOException {
        int wanted = (int) Math.min(length, ringLimit - ring);
        int granted = wanted == 0 ? 0 : budget.take(wanted);
        if (granted < wanted) {
            ringLimit = ring + granted;
        }
        if (ringLimit == 0) {
            return;
        }
        int done = (int) Math.max(0, length - ringLimit);
        ringNext = (ringNext + done) % ringLimit;
        while (done < length) {
            int run = (int) Math.min(length - done, ringLimit - ringNext);
            writeAt(head + ringNext, bytes, offset + done, run);
            ring = Math.max(ring, ringNext + run);
            ringNext = (ringNext + run) % ringLimit;
            done += run;
        }
    }

    private void writeAt(long position, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            file.write(buffer, position + buffer.position() - offset);
        }
    }

    private void fail(IOException cause) {
        failure = cause;
        ring = 0;
        if (file == null) {
            return;
        }
        try {
            head = Math.max(0, Math.min(head, file.size() - GIVE_BACK_BYTES));
            file.truncate(head);
            digest.reset();
            digestFrom(0, head);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void digestFrom(long from, long to) throws IOException {
        for (long at = from; at < to; at += CHUNK) {
            digest.update(FileRegion.read(file, at, (int) Math.min(CHUNK, to - at)));
        }
    }

    /** Puts the ring in order and closes the file. */
    @Override
    public void close() {
        if (file == null) {
            return;
        }
        try (FileChannel closing = file) {
            putInOrder(closing);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    private void putInOrder(FileChannel open) {
        try {
            if (ring > 0) {
                FileRegion.rotateLeft(open, head, ring, ring < ringLimit ? 0 : ringNext);
                digestFrom(head, head + ring);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Why the disk did not take everything; null when it did. */
    IOException failure() {
        return failure;
    }

    /** What the closed file holds; asked once. */
    StreamRecord record() {
        long kept = head + ring;
        return new StreamRecord(
                file == null ? null : name, kept, total - kept, kept == 0 ? Digests.EMPTY : Digests.hex(digest));
    }

    /** What the file holds so far, without a digest. */
    StreamRecord unfinished() {
        long kept = head + ring;
        return new StreamRecord(file == null ? null : name, kept, total - kept, null);
    }
}
