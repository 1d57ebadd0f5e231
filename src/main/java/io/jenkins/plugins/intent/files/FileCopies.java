package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Copies many files from one directory to another, modes and times kept. Big ones become clones that
 * share blocks with the original until one of the two is written to, where the file system offers
 * that (Btrfs, XFS and others). Java 17 has no call for it, so {@code cp} of GNU makes the clones,
 * many per process; wherever something is missing for that, files are copied the plain way.
 */
public final class FileCopies {
    /** Below this a plain copy is as fast. */
    private static final long WORTH_CLONING_BYTES = 256 * 1024;

    private static final int FILES_PER_PROCESS = 500;
    private static final int NAME_BYTES_PER_PROCESS = 64 * 1024;
    private static final long PROCESS_LIMIT_SEC = 600;

    private final Path from;
    private final Path to;
    private final List<Path> waiting = new ArrayList<>();
    private int waitingNameBytes;
    private Boolean cloning;

    /** Both directories must exist, and in {@code to} every directory that will take a file. */
    public FileCopies(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies a regular file, now or in {@link #finish} at the latest, over what is there. A file that
     * has vanished is left out.
     *
     * @param relative path below both directories
     * @param bytes its size
     */
    public void copy(Path relative, long bytes) throws IOException {
        if (bytes < WORTH_CLONING_BYTES || !canClone(relative)) {
            copy(from.resolve(relative), to.resolve(relative));
            return;
        }
        waiting.add(relative);
        waitingNameBytes += relative.toString().getBytes(StandardCharsets.UTF_8).length + 1;
        if (waiting.size() >= FILES_PER_PROCESS || waitingNameBytes >= NAME_BYTES_PER_PROCESS) {
            finish();
        }
    }

    /** Copies what still waits. */
    public void finish() throws IOException {
        if (!waiting.isEmpty() && !cloneAll(waiting)) {
            for (Path relative : waiting) {
                copy(from.resolve(relative), to.resolve(relative));
            }
        }
        waiting.clear();
        waitingNameBytes = 0;
    }

    /** Copies one file, or a link as a link, with mode and times; one that has vanished is left out. */
    public static void copy(Path source, Path target) throws IOException {
        try {
            Files.copy(
                    source,
                    target,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException missing) {
            if (Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
                throw missing;
            }
        }
    }

    /** Gives {@code target}, which is no link, the mode and time of {@code source}, unless that has vanished. */
    public static void copyAttributes(Path source, Path target) throws IOException {
        if (Files.notExists(source, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        PosixFileAttributeView posix = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(Files.getPosixFilePermissions(source, LinkOption.NOFOLLOW_LINKS));
        }
        Files.getFileAttributeView(target, BasicFileAttributeView.class)
                .setTimes(Files.getLastModifiedTime(source, LinkOption.NOFOLLOW_LINKS), null, null);
    }

    /** Finds out once, with the first big file itself. */
    private boolean canClone(Path first) throws IOException {
        if (cloning == null) {
            cloning = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                    && Files.getFileStore(from).equals(Files.getFileStore(to))
                    && cloneAll(List.of(first));
        }
        return cloning;
    }

    private boolean cloneAll(List<Path> relatives) throws IOException {
        Optional<String> program = SystemPrograms.find("cp", from);
        if (program.isEmpty()) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of(
                program.get(),
                "--reflink=always",
                "--no-dereference",
                "--parents",
                "--target-directory=" + to.toAbsolutePath(),
                "--"));
        relatives.forEach(relative -> command.add(relative.toString()));
        if (!succeeds(new ProcessBuilder(command).directory(from.toFile()))) {
            return false;
        }
        for (Path relative : relatives) {
            copyAttributes(from.resolve(relative), to.resolve(relative));
        }
        return true;
    }

    private static boolean succeeds(ProcessBuilder command) throws InterruptedIOException {
        Process process;
        try {
            process = command.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noSuchProgram) {
            return false;
        }
        try {
            return process.waitFor(PROCESS_LIMIT_SEC, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("copying files was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
