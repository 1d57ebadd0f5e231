package io.jenkins.plugins.intent.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Copies many files from one directory to another, modes and times kept. Big ones become clones that
 * share blocks with the original until one of the two is written to, where the file system offers
 * that (Btrfs, XFS and others). Java 17 has no call for it, so {@code cp} of GNU makes the clones,
 * many per process; wherever something is missing for that, files are copied the plain way.
 */
public final class FileCopies implements Closeable {
    /** Below this a plain copy is as fast. */
    private static final long WORTH_CLONING_BYTES = 256 * 1024;

    private static final int FILES_PER_PROCESS = 500;
    private static final int NAME_BYTES_PER_PROCESS = 64 * 1024;
    private static final long PROCESS_LIMIT_SEC = 600;
    private static final Object ROOT = 0;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Set<OpenOption> TO_READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path from;
    private final Path to;
    private final HeldDirectory held;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<Path> waiting = new ArrayList<>();
    private int waitingNameBytes;
    private Boolean cloning;
    /** Number of the user that this process is. */
    private Object own;

    /** Both directories must exist, and in {@code to} every directory that will take a file. */
    public FileCopies(Path from, Path to) {
        this.from = from;
        this.to = to;
        this.held = new HeldDirectory(from);
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
            copyAs(relative, to.resolve(relative));
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
                copyAs(relative, to.resolve(relative));
            }
        }
        waiting.clear();
        waitingNameBytes = 0;
    }

    /**
     * Copies a regular file now, under another name. Commands may exchange a directory for a link meanwhile, and this
     * process can read what they cannot, such as its own variables in {@code /proc}: so it is read from the directory
     * that was reached without a link, and what is no regular file by then is left out.
     *
     * @param relative path below the directory that is copied from
     * @throws IOException when it cannot be read or written
     */
    public void copyAs(Path relative, Path target) throws IOException {
        Path source = from.resolve(relative);
        try {
            Optional<SecureDirectoryStream<Path>> directory = held.of(relative);
            if (directory.isEmpty()) {
                copy(source, target);
            } else {
                copy(directory.get(), source, target);
            }
        } catch (NoSuchFileException | NotDirectoryException vanished) {
            if (Files.notExists(target.getParent())) {
                throw vanished;
            }
        } catch (AccessDeniedException denied) {
            // The name that it has says nothing without the directory.
            throw new AccessDeniedException(source.toString());
        } catch (HeldDirectory.ExchangedException exchanged) {
            return;
        } catch (FileSystemException e) {
            if (Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(source.toString(), null, e.getReason());
            }
        }
    }

    private void copy(SecureDirectoryStream<Path> directory, Path source, Path target) throws IOException {
        Path name = source.getFileName();
        PosixFileAttributes there = directory
                .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (!there.isRegularFile()) {
            return;
        }
        try (SeekableByteChannel in = directory.newByteChannel(name, TO_READ);
                FileChannel out = fresh(target)) {
            // No further than it was: one that somebody writes to has no end.
            for (long left = there.size(); left > 0; left -= buffer.position()) {
                buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                if (in.read(buffer) < 0) {
                    break;
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        }
        PosixFileAttributeView copied = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        // Nobody else can give a file away. To ask for names of owners takes as long as to copy a small file.
        if (isGivenAway(source, target)) {
            copied.setOwner(there.owner());
            copied.setGroup(there.group());
        }
        copied.setPermissions(there.permissions());
        copied.setTimes(there.lastModifiedTime(), null, null);
    }

    private static FileChannel fresh(Path target) throws IOException {
        try {
            return FileChannel.open(target, NEW);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(target);
            return FileChannel.open(target, NEW);
        }
    }

    /**
     * Whether the copy is to belong to somebody else, as only root can have it.
     *
     * @param fresh a file that this process has made
     */
    private boolean isGivenAway(Path file, Path fresh) throws IOException {
        if (own == null) {
            own = uid(fresh);
        }
        return own.equals(ROOT) && !own.equals(uid(file));
    }

    private static Object uid(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        held.close();
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
