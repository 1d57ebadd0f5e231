package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Copies a directory tree: links stay links, modes and times are kept, sockets, pipes and devices
 * are left out, files that vanish meanwhile are no error. An interrupt stops it between two files.
 */
public final class TreeCopy {
    private final Path from;
    private final Path to;
    private Predicate<Path> excluded = path -> false;
    private long files;
    private long bytes;

    /** {@code to} is created; it must not exist. */
    public TreeCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Leaves out every path below {@code from} that matches, with all below it. */
    public TreeCopy excluding(Predicate<Path> paths) {
        excluded = paths;
        return this;
    }

    /** Copies; what was copied when it fails stays for the caller to delete. */
    public TreeCopy run() throws IOException {
        Files.walkFileTree(from, new Visitor());
        return this;
    }

    public long files() {
        return files;
    }

    public long bytes() {
        return bytes;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        /** Times of the directories that are open: they can only be set once their content is there. */
        private final Deque<FileTime> times = new ArrayDeque<>();

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!directory.equals(from) && excluded.test(directory)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.copy(directory, target(directory), StandardCopyOption.COPY_ATTRIBUTES);
            times.push(attributes.lastModifiedTime());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("copying " + from + " was interrupted");
            }
            if (attributes.isOther() || excluded.test(file)) {
                return FileVisitResult.CONTINUE;
            }
            try {
                Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                files++;
                bytes += attributes.isRegularFile() ? attributes.size() : 0;
            } catch (NoSuchFileException vanished) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw vanished;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException && !file.equals(from)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.getFileAttributeView(target(directory), BasicFileAttributeView.class)
                    .setTimes(times.pop(), null, null);
            return FileVisitResult.CONTINUE;
        }

        private Path target(Path source) {
            return source.equals(from) ? to : to.resolve(from.relativize(source));
        }
    }
}
