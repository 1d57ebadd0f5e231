package io.jenkins.plugins.intent.jenkins.pages;

import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import jenkins.util.VirtualFile;

/** The files of a run's bundle, wherever they are by now: in the bundle in the making, or among the build's artifacts. */
final class BundleFiles {
    private final Run<?, ?> build;
    private final String key;

    BundleFiles(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
    }

    /** What to do with a file that is there. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream in, long length) throws IOException;
    }

    /**
     * Null when the file is not there any more.
     *
     * @param path relative to the bundle, separated by slashes
     */
    <T> T read(String path, Reading<T> reading) throws IOException {
        Path bundle = RunFiles.of(build, key).bundle();
        Path making = bundle.resolve(path).normalize();
        if (!making.startsWith(bundle)) {
            return null;
        }
        if (Files.isRegularFile(making, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = Files.newInputStream(making)) {
                return reading.read(in, Files.size(making));
            }
        }
        VirtualFile artifact = build.getArtifactManager().root().child(key + "/" + path);
        if (!artifact.exists()) {
            return null;
        }
        try (InputStream in = artifact.open()) {
            return reading.read(in, artifact.length());
        }
    }
}
