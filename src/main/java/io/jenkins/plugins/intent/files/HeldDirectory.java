package io.jenkins.plugins.intent.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Objects;
import java.util.Optional;

/**
 * The directory that the last file was in, reached from a root without going through a link, so that files of it are
 * files below the root whatever its name leads to meanwhile. Files come directory by directory, so one is enough.
 */
final class HeldDirectory implements Closeable {
    private final Path root;
    private Path relative;
    private SecureDirectoryStream<Path> held;

    /** A name on the way is no directory any more. */
    static final class ExchangedException extends IOException {
        private static final long serialVersionUID = 1L;

        private ExchangedException(Path name, IOException cause) {
            super(name + " is no directory any more", cause);
        }
    }

    HeldDirectory(Path root) {
        this.root = root;
    }

    /**
     * The directory of a file; empty where Java cannot reach files from a directory, as on Windows.
     *
     * @param file relative to the root
     * @throws ExchangedException when something on the way is no directory, or gone
     */
    Optional<SecureDirectoryStream<Path>> of(Path file) throws IOException {
        Path directory = file.getParent();
        if (held == null || !Objects.equals(directory, relative)) {
            close();
            held = open(directory);
            relative = directory;
        }
        return Optional.ofNullable(held);
    }

    private SecureDirectoryStream<Path> open(Path directory) throws IOException {
        DirectoryStream<Path> start = Files.newDirectoryStream(root);
        if (!(start instanceof SecureDirectoryStream)) {
            start.close();
            return null;
        }
        SecureDirectoryStream<Path> at = (SecureDirectoryStream<Path>) start;
        int names = directory == null ? 0 : directory.getNameCount();
        for (int i = 0; i < names; i++) {
            try (SecureDirectoryStream<Path> around = at) {
                at = around.newDirectoryStream(directory.getName(i), LinkOption.NOFOLLOW_LINKS);
            } catch (AccessDeniedException denied) {
                throw denied;
            } catch (FileSystemException e) {
                throw new ExchangedException(directory.getName(i), e);
            }
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
            held = null;
        }
    }
}
