package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that are whole or absent: written under a temporary name beside the target, then renamed.
 * A reader never sees half a file, and a crash leaves at most a temporary name behind.
 */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Replaces {@code target}; survives a crash of the process, not necessarily of the machine. */
    public static void write(Path target, byte[] content) throws IOException {
        try (PreparedFile file = new PreparedFile(target)) {
            file.write(content);
        }
    }

    /** Replaces {@code target} and returns only when the bytes are on the disk. */
    public static void writeDurably(Path target, byte[] content) throws IOException {
        writeDurably(Map.of(target, content));
    }

    /**
     * The same of several files of one directory, in that order. All are written before the disk is asked for the
     * first: what confirms one then confirms most of the others, too.
     */
    public static void writeDurably(Map<Path, byte[]> contents) throws IOException {
        Map<Path, Path> temporaries = new LinkedHashMap<>();
        try {
            List<FileChannel> channels = new ArrayList<>();
            try {
                for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
                    Path temporary = FileTrees.temporaryFor(content.getKey());
                    temporaries.put(content.getKey(), temporary);
                    channels.add(written(temporary, content.getKey(), content.getValue()));
                }
                for (FileChannel channel : channels) {
                    channel.force(true);
                }
            } finally {
                for (FileChannel channel : channels) {
                    channel.close();
                }
            }
            for (Map.Entry<Path, Path> each : temporaries.entrySet()) {
                move(each.getValue(), each.getKey());
            }
        } catch (IOException | RuntimeException | Error e) {
            for (Path temporary : temporaries.values()) {
                Files.deleteIfExists(temporary);
            }
            throw e;
        }
        syncDirectory(contents.keySet().iterator().next().toAbsolutePath().getParent());
    }

    private static FileChannel written(Path file, Path target, byte[] content) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            fill(channel, content);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw IoErrors.about(target, e);
        } catch (RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    static void fill(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    static void move(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
