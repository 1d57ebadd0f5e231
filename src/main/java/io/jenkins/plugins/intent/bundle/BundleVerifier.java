package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.text.VisibleText;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Checks a bundle: every file against {@code SHA256SUMS}, and what its documents say against the
 * files. Reads everything, trusts nothing, and follows no link.
 */
public final class BundleVerifier {
    private final Path bundle;
    private final List<String> problems = new ArrayList<>();
    private final NavigableMap<String, KeptFile> kept = new TreeMap<>();

    private BundleVerifier(Path bundle) {
        this.bundle = bundle;
    }

    /**
     * What was found.
     *
     * @param files how many files were read
     * @param bytes how many bytes they have
     * @param problems one clear sentence each; empty when the bundle is sound
     */
    public record Result(long files, long bytes, List<String> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        /** Whether nothing is wrong. */
        public boolean sound() {
            return problems.isEmpty();
        }
    }

    /** Reports everything at once. A directory that is no bundle is a problem too, not an exception. */
    public static Result verify(Path bundle) throws IOException {
        BundleVerifier verifier = new BundleVerifier(bundle);
        verifier.run();
        return new Result(
                verifier.kept.size(),
                verifier.kept.values().stream().mapToLong(KeptFile::bytes).sum(),
                verifier.problems);
    }

    private void run() throws IOException {
        if (!Files.isDirectory(bundle)) {
            problems.add(bundle + " is no directory");
            return;
        }
        Path list = bundle.resolve(BundleNames.SUMS);
        if (!PlainFile.isThere(list)) {
            problems.add(bundle + " has no " + BundleNames.SUMS
                    + ": it is no bundle, or its run has not ended; name the directory that holds " + BundleNames.RUN);
            return;
        }
        NavigableMap<String, String> sums = ChecksumList.read(list, problems);
        Files.walkFileTree(bundle, new Reading());
        compare(sums);
        new BundleDocuments(bundle, kept, problems).check();
    }

    private void compare(NavigableMap<String, String> sums) {
        sums.forEach((name, sum) -> {
            KeptFile file = kept.get(name);
            if (!PathNames.isSafe(name)) {
                problems.add(shown(name) + " is listed in " + BundleNames.SUMS
                        + " but leads out of the bundle; it was not looked at");
            } else if (file == null) {
                problems.add(shown(name) + " is missing");
            } else if (!file.sha256().equals(sum)) {
                problems.add(shown(name) + " was changed: its SHA-256 is " + file.sha256() + ", listed is " + sum);
            }
        });
        kept.keySet().stream()
                .filter(name -> !sums.containsKey(name))
                .forEach(name -> problems.add(shown(name) + " is not listed in " + BundleNames.SUMS));
    }

    /** A name from the disk or from a document, fit to be printed. */
    static String shown(String name) {
        return VisibleText.line(PathNames.readable(name));
    }

    private final class Reading extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = PathNames.name(bundle, file);
            if (!attributes.isRegularFile()) {
                problems.add(shown(name) + " is " + (attributes.isSymbolicLink() ? "a link" : "a special file")
                        + "; a bundle has regular files only");
            } else if (!name.equals(BundleNames.SUMS)) {
                try {
                    kept.put(name, new KeptFile(attributes.size(), Digests.sha256(file)));
                } catch (IOException failure) {
                    return visitFileFailed(file, failure);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            problems.add(shown(PathNames.name(bundle, file)) + " cannot be read: " + IoErrors.reason(failure));
            return FileVisitResult.CONTINUE;
        }
    }
}
