package io.jenkins.plugins.intent.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks a bundle: every file against {@code SHA256SUMS}, and the manifests against the files. Reads
 * everything, trusts nothing, and follows no link.
 */
public final class BundleVerifier {
    private BundleVerifier() {}

    /**
     * What was found.
     *
     * @param files how many files were compared
     * @param bytes how many bytes they have
     * @param problems one clear sentence each, in order of path; empty when the bundle is sound
     */
    public record Result(long files, long bytes, List<String> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        public boolean sound() {
            return problems.isEmpty();
        }
    }

    /** Reports everything at once. A directory that is no bundle is a problem too, not an exception. */
    public static Result verify(Path bundle) throws IOException {
        throw new UnsupportedOperationException();
    }
}
