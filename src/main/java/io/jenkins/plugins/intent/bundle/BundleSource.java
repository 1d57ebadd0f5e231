package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.FileCopies;
import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads the files of a complete bundle, wherever they are kept. */
@FunctionalInterface
public interface BundleSource {
    /**
     * A file's content; null when there is no such file.
     *
     * @param name as in {@code SHA256SUMS}, see {@link PathNames}; it stays below the bundle
     */
    InputStream open(String name) throws IOException;

    /** Gives a copy of the file its mode and time, where those are kept. */
    default void dress(String name, Path copy) throws IOException {}

    /** Those of a bundle on this machine; links are not followed. */
    static BundleSource of(Path bundle) {
        return new OnDisk(bundle);
    }

    /** A bundle on this machine. */
    record OnDisk(Path bundle) implements BundleSource {
        @Override
        public InputStream open(String name) throws IOException {
            Path file = PathNames.resolve(bundle, name);
            return PlainFile.isThere(file) ? Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS) : null;
        }

        @Override
        public void dress(String name, Path copy) throws IOException {
            FileCopies.copyAttributes(PathNames.resolve(bundle, name), copy);
        }
    }
}
