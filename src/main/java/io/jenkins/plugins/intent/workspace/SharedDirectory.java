package io.jenkins.plugins.intent.workspace;

import io.jenkins.plugins.intent.files.FileCopies;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;

/**
 * A directory of a project in which commands may exchange one name for another at any moment. What is below it is
 * reached from it and never through a link, so nothing is written or deleted outside of the project, whatever names
 * lead to meanwhile. Where Java cannot reach files from a directory, as on Windows, they are reached by their paths.
 */
final class SharedDirectory implements Closeable {
    private final Path path;
    private final DirectoryStream<Path> stream;
    /** Null where there is no such thing. */
    private final SecureDirectoryStream<Path> held;

    private SharedDirectory(Path path, DirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
        this.held = stream instanceof SecureDirectoryStream<Path> secure ? secure : null;
    }

    /** Something that is there keeps a file from being laid; the message says what. */
    static final class ObstacleException extends IOException {
        private static final long serialVersionUID = 1L;

        private ObstacleException(String message) {
            super(message);
        }
    }

    /**
     * The directory of a file, which is made when it is not there. Should a directory around it become a link in the
     * moment in which one is made, an empty one is made elsewhere, and nothing is put into it.
     *
     * @param relative path of the file below the root
     * @throws ObstacleException when something else has the name of a directory
     */
    static SharedDirectory around(Path root, Path relative) throws IOException {
        SharedDirectory directory = new SharedDirectory(root, Files.newDirectoryStream(root));
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            try (SharedDirectory outer = directory) {
                directory = outer.enter(relative.getName(i), relative.subpath(0, i + 1));
            }
        }
        return directory;
    }

    private SharedDirectory enter(Path name, Path relative) throws IOException {
        Path inside = path.resolve(name);
        BasicFileAttributes there = attributes(name);
        if (there == null) {
            make(inside);
        } else if (!there.isDirectory()) {
            String what = there.isSymbolicLink() ? "link" : "file";
            throw new ObstacleException("\"" + relative + "\" is a " + what + " there");
        }
        return new SharedDirectory(
                inside,
                held == null
                        ? Files.newDirectoryStream(inside)
                        : held.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    private static void make(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            // What it is shows when it is entered.
            return;
        }
    }

    /**
     * Takes away what has that name.
     *
     * @throws ObstacleException when that is a directory
     */
    void clear(Path name) throws IOException {
        BasicFileAttributes there = attributes(name);
        if (there != null && there.isDirectory()) {
            throw new ObstacleException("it is a directory there");
        }
        if (there != null && held != null) {
            held.deleteFile(name);
        } else if (there != null) {
            Files.deleteIfExists(path.resolve(name));
        }
    }

    /**
     * Copies a regular file, with mode and time, in place of what has that name.
     *
     * @throws ObstacleException when that is a directory
     */
    void put(Path file, Path name) throws IOException {
        clear(name);
        if (held == null) {
            FileCopies.copy(file, path.resolve(name));
            return;
        }
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                SeekableByteChannel to = held.newByteChannel(
                        name,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            for (long at = 0; at < from.size(); ) {
                at += from.transferTo(at, from.size() - at, to);
            }
        }
        PosixFileAttributeView view =
                held.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        view.setPermissions(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        view.setTimes(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS), null, null);
    }

    /** Null when nothing has that name. */
    private BasicFileAttributes attributes(Path name) throws IOException {
        BasicFileAttributeView view = held == null
                ? Files.getFileAttributeView(
                        path.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                : held.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        try {
            return view.readAttributes();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
