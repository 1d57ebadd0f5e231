package io.jenkins.plugins.intent.bundle;

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

    /** Those of a bundle on this machine; links are not followed. */
    static BundleSource of(Path bundle) {
        return name -> {
            Path file = PathNames.resolve(bundle, name);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)
                    : null;
        };
    }
}
