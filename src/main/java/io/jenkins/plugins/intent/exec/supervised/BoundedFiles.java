package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads files that somebody else writes: never more than asked for, never through a link, and nothing that is no regular
 * file. To open a named pipe takes until somebody writes to it, which may be never; who attends a job would wait as long.
 */
final class BoundedFiles {
    private BoundedFiles() {}

    /** The whole file. */
    static byte[] read(Path file, int maxBytes) throws IOException {
        requireRegular(file);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new IOException(file + " is larger than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    /** Up to {@code maxBytes} from {@code offset}; empty at the end and when there is no such file. */
    static byte[] slice(Path file, long offset, int maxBytes) throws IOException {
        if (maxBytes <= 0) {
            return new byte[0];
        }
        try {
            requireRegular(file);
        } catch (NoSuchFileException notYet) {
            return new byte[0];
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long available = channel.size() - offset;
            if (available <= 0) {
                return new byte[0];
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(available, maxBytes));
            channel.position(offset);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (NoSuchFileException notYet) {
            return new byte[0];
        }
    }

    private static void requireRegular(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new IOException(file + " is no regular file; a command of the job must have put it there");
        }
    }
}
