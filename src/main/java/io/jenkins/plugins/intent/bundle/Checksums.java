package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sums of every file of a bundle. Long output was measured while it was written: a manifest's sum is
 * taken over as long as the file still has the manifest's size, so that gigabytes are not read again.
 * Should a byte have changed since then, verifying finds it.
 */
final class Checksums extends SimpleFileVisitor<Path> {
    private static final LazyPattern MANIFEST = LazyPattern.of("stages/[^/]+/attempt-[0-9]+/manifest\\.json");
    private static final LazyPattern SHA256 = LazyPattern.of("[0-9a-f]{64}");
    private static final LazyPattern PREPARING = LazyPattern.of("((meta|report|outputs|stages|stages/[^/]+)/)?x");
    /** Reading less than this is no slower than reading the manifest. */
    static final long LONG_BYTES = 1 << 20;

    private static final String FIRST_ATTEMPT = BundleNames.ofAttempt(1);

    private final Path bundle;
    private final Manifests manifests;
    private final SumsAhead ahead;
    private final Path skipped;
    private final Path stages;
    private final NavigableMap<String, String> sums = new TreeMap<>();
    private String manifest;
    private Map<String, StreamRecord> measured;

    private Checksums(Manifests manifests, SumsAhead ahead, Path skipped) {
        this.bundle = manifests.bundle();
        this.manifests = manifests;
        this.ahead = ahead;
        this.skipped = skipped;
        this.stages = bundle.resolve(BundleNames.STAGES);
    }

    /**
     * Name to sum, sorted as bytes, of all but the report; {@code SHA256SUMS} itself and links are not among them.
     * What a crash left half-written, in the directories where {@link BundleWriter} prepares things, is deleted on
     * the way; an attempt that was never taken in is kept.
     */
    static NavigableMap<String, String> besideReport(Manifests manifests, SumsAhead ahead) throws IOException {
        Path report = manifests.bundle().resolve(BundleNames.REPORT);
        Checksums checksums = new Checksums(manifests, ahead, report);
        Files.walkFileTree(manifests.bundle(), checksums);
        return checksums.sums;
    }

    /** The same of the report, which is there. */
    static NavigableMap<String, String> ofReport(Manifests manifests, SumsAhead ahead) throws IOException {
        Path report = manifests.bundle().resolve(BundleNames.REPORT);
        Checksums checksums = new Checksums(manifests, ahead, null);
        Files.walkFileTree(report, checksums);
        return checksums.sums;
    }

    static boolean isManifest(String name) {
        return MANIFEST.matcher(name).matches();
    }

    /** Remembers which attempt the files below belong to. */
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.equals(skipped)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (isLeftover(directory)) {
            clear(directory);
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (directory.equals(stages)) {
            for (Path stage : FileTrees.entries(stages)) {
                if (!isPlain(stage)) {
                    Files.walkFileTree(stage, this);
                }
            }
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (directory.getFileName().toString().startsWith(BundleNames.ATTEMPT)) {
            manifest = PathNames.name(bundle, directory.resolve(ExecBlockRunner.MANIFEST));
            measured = null;
        }
        return FileVisitResult.CONTINUE;
    }

    /**
     * Most stages have one attempt, with nothing in it but a manifest whose sum is known. There may be thousands, and
     * two lists of names say so sooner than a walk that looks at each file. Sums what such a stage has.
     */
    private boolean isPlain(Path stage) {
        Path attempt = stage.resolve(FIRST_ATTEMPT);
        Path file = attempt.resolve(ExecBlockRunner.MANIFEST);
        Optional<String> sum = ahead.asWritten(file);
        if (sum.isEmpty() || !hasOnly(stage, FIRST_ATTEMPT) || !hasOnly(attempt, ExecBlockRunner.MANIFEST)) {
            return false;
        }
        sums.put(PathNames.name(bundle, file), sum.get());
        return true;
    }

    private static boolean hasOnly(Path directory, String name) {
        String[] names = directory.toFile().list();
        return names != null && names.length == 1 && names[0].equals(name);
    }

    /** What an attempt had written that nobody took in, such as one that was cancelled after a crash, is evidence. */
    private void clear(Path leftover) throws IOException {
        Optional<Path> attempt = AttemptPlaces.keepLeft(leftover);
        if (attempt.isPresent()) {
            Files.walkFileTree(attempt.get(), this);
        } else {
            FileTrees.deleteRecursively(leftover);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (isLeftover(file)) {
            Files.delete(file);
        } else if (attributes.isRegularFile()) {
            String name = PathNames.name(bundle, file);
            if (!name.equals(BundleNames.SUMS)) {
                sums.put(name, sum(file, name, attributes));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    private String sum(Path file, String name, BasicFileAttributes attributes) throws IOException {
        Optional<String> early = ahead.of(file, attributes);
        if (early.isPresent()) {
            return early.get();
        }
        if (attributes.size() < LONG_BYTES) {
            return Digests.sha256(file);
        }
        StreamRecord known = measured(name);
        boolean current = known != null && known.bytes() == attributes.size();
        return current ? known.sha256() : Digests.sha256(file);
    }

    private boolean isLeftover(Path path) {
        return FileTrees.isTemporary(path)
                && PREPARING
                        .matcher(PathNames.name(bundle, path.resolveSibling("x")))
                        .matches();
    }

    /** What the manifest of the attempt around this file says of it; null when nothing. */
    private StreamRecord measured(String name) {
        if (manifest == null || !name.startsWith(attempt()) || !isManifest(manifest)) {
            return null;
        }
        if (measured == null) {
            measured = new HashMap<>();
            manifests.at(PathNames.readable(manifest)).map(Manifest::started).ifPresent(this::learn);
        }
        return measured.get(name);
    }

    private void learn(List<CommandRecord> commands) {
        for (CommandRecord command : commands) {
            for (StreamRecord stream : command.streams()) {
                if (stream.path() != null
                        && stream.sha256() != null
                        && SHA256.matcher(stream.sha256()).matches()) {
                    measured.put(attempt() + PathNames.ofCharacters(stream.path()), stream);
                }
            }
        }
    }

    private String attempt() {
        return BundleNames.attemptOf(manifest);
    }
}
