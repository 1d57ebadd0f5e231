package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are whole or absent: written under a temporary name beside the target, then renamed.
 * A reader never sees half a file, and a crash leaves at most a temporary name behind.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Replaces {@code target}; survives a crash of the process, not necessarily of the machine. */
    public static void write(Path target, byte[] content) throws IOException {
        replace(target, content, false);
    }

    /** Replaces {@code target} and returns only when the bytes are on the disk. */
    public static void writeDurably(Path target, byte[] content) throws IOException {
        replace(target, content, true);
    }

    private static void replace(Path target, byte[] content, boolean durable) throws IOException {
        Path temporary = FileTrees.temporaryFor(target);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (durable) {
                    channel.force(true);
                }
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        if (durable) {
            syncDirectory(target.toAbsolutePath().getParent());
        }
    }

    /** Makes renames in a directory durable where the file system can (Windows cannot open a directory). */
    public static void syncDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
