package io.jenkins.plugins.intent.files;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Whole directories: list, delete, measure, copy and move. Symbolic links are never followed. */
public final class FileTrees {
    private static final LazyPattern TEMPORARY =
            LazyPattern.of("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp", Pattern.DOTALL);

    private FileTrees() {}

    /**
     * Deletes {@code root} and all below it; links are deleted, not what they point to. Files that
     * vanish meanwhile are no error, nor is an absent root. Directories without write permission, as
     * some package managers leave them, are made writable first.
     *
     * @throws IOException naming the first entry that cannot be deleted
     */
    public static void deleteRecursively(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(root, new TreeDeletion());
        }
    }

    /** Makes a directory and those around it. Java's way makes an exception when it is there, as it is nearly always. */
    public static void makeDirectories(Path directory) throws IOException {
        if (!directory.toFile().isDirectory()) {
            Files.createDirectories(directory);
        }
    }

    /** What a directory holds, in no order; nothing when it has vanished. */
    public static List<Path> entries(Path directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException vanished) {
            return List.of();
        }
        return entries;
    }

    /** Bytes in the regular files at and below {@code root}; 0 when it is absent. What vanishes meanwhile does not count. */
    public static long size(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        Measurement measurement = new Measurement();
        Files.walkFileTree(root, measurement);
        return measurement.bytes;
    }

    /**
     * Copies the directory {@code from} to {@code to}, which must not exist; links stay links, modes
     * and times are kept. It appears under its name only when it is whole.
     */
    public static void copy(Path from, Path to) throws IOException {
        Path temporary = temporaryFor(to);
        try {
            new TreeCopy(from, temporary).run();
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteRecursively(temporary);
        }
    }

    /**
     * Moves the directory {@code from} to {@code to}, which must not exist: by renaming, or by copying
     * and deleting when the two are on different file systems. {@code to} is whole or absent.
     */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            copy(from, to);
            deleteRecursively(from);
        }
    }

    /** A fresh name beside {@code target} under which it can be prepared; {@link #isTemporary} knows it again after a crash. */
    public static Path temporaryFor(Path target) {
        // It only has to be new: the source of secure randomness takes long to get ready.
        UUID fresh = new UUID(
                ThreadLocalRandom.current().nextLong(),
                ThreadLocalRandom.current().nextLong());
        return target.resolveSibling("." + target.getFileName() + "." + fresh + ".tmp");
    }

    /** Whether {@code path} is named as {@link #temporaryFor} and {@link AtomicFiles} name what is not finished. */
    public static boolean isTemporary(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".tmp") && TEMPORARY.matcher(name).matches();
    }

    /** Whether {@code path} is named as {@link #temporaryFor} names what is to get this name. */
    public static boolean isTemporaryFor(Path path, String name) {
        return isTemporary(path) && path.getFileName().toString().startsWith("." + name + ".");
    }

    private static final class Measurement extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
