package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Copies a directory tree: modes and times are kept, links stay links, sockets, pipes and devices
 * are left out, files that vanish meanwhile are no error. A link with an absolute path into the tree
 * becomes a relative one, so that it leads into the copy and not back into the original. Nothing is
 * ever a hard link, since a program that writes into the copy must not change the original. An
 * interrupt stops it between two files.
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

    /** Copies; when it fails, what was copied stays for the caller to delete. */
    public TreeCopy run() throws IOException {
        try (FileCopies copies = new FileCopies(from, to)) {
            Visitor visitor = new Visitor(copies);
            Files.walkFileTree(from, visitor);
            visitor.finish();
        }
        return this;
    }

    /** How many files and links were copied. */
    public long files() {
        return files;
    }

    /** How many bytes the copied files have. */
    public long bytes() {
        return bytes;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final FileCopies copies;
        private final List<Path> directories = new ArrayList<>();

        Visitor(FileCopies copies) {
            this.copies = copies;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!directory.equals(from) && excluded.test(directory)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectory(target(directory));
            directories.add(directory);
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
            if (attributes.isSymbolicLink()) {
                copyLink(file);
            } else {
                copies.copy(from.relativize(file), attributes.size());
                bytes += attributes.size();
            }
            files++;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException && !file.equals(from)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private void copyLink(Path link) throws IOException {
            Path leadsTo;
            try {
                leadsTo = Files.readSymbolicLink(link);
            } catch (NoSuchFileException | NotLinkException changed) {
                return;
            }
            if (leadsTo.isAbsolute() && leadsTo.equals(leadsTo.normalize())) {
                for (Path root : List.of(from.toAbsolutePath().normalize(), from.toRealPath())) {
                    if (leadsTo.startsWith(root)) {
                        Path relative = link.getParent().relativize(from.resolve(root.relativize(leadsTo)));
                        boolean itself = relative.toString().isEmpty();
                        Files.createSymbolicLink(target(link), itself ? relative.resolve(".") : relative);
                        return;
                    }
                }
            }
            Files.createSymbolicLink(target(link), leadsTo);
        }

        /** Modes and times of directories come last: a read-only one takes no files, and files change its time. */
        private void finish() throws IOException {
            copies.finish();
            for (int i = directories.size() - 1; i >= 0; i--) {
                FileCopies.copyAttributes(directories.get(i), target(directories.get(i)));
            }
        }

        private Path target(Path source) {
            return source.equals(from) ? to : to.resolve(from.relativize(source));
        }
    }
}
