package io.jenkins.plugins.intent.bundle;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.OutputFiles;
import io.jenkins.plugins.intent.exec.WrittenManifest;
import io.jenkins.plugins.intent.files.Digests;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sums of the small files of attempts, made while the run goes on, so that its end need not wait for them. One counts
 * for as long as its file has the size and the time of change that it was read with; a file that differs, or that
 * could not be read, is read at the end. Safe for any number of threads.
 */
final class SumsAhead {
    /** So many attempts at once: whoever calls has other things to do. */
    private static final int SOME = 200;

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Map<Path, Sum> sums = new ConcurrentHashMap<>();
    /** Of manifests that were written here, as they were: what a later command makes of one must not be listed. */
    private final Map<Path, String> written = new ConcurrentHashMap<>();

    /** @param written its manifest; null when that is only in the file */
    private record Attempt(Path directory, WrittenManifest written) {}

    private record Sum(long bytes, FileTime changed, String sha256) {}

    /** An attempt that is whole, and stays as it is. */
    void add(Path attempt) {
        attempts.add(new Attempt(attempt, null));
    }

    /** The same for one whose manifest need not be read again. */
    void add(Path attempt, WrittenManifest written) {
        attempts.add(new Attempt(attempt, written));
    }

    /** Sums a file that was written with this content, and stays as it is. */
    void add(Path file, byte[] content) {
        try {
            sum(file, Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS), content);
        } catch (IOException e) {
            // Whoever reads it at the end says so.
            return;
        }
    }

    private void sum(Path file, BasicFileAttributes now, byte[] content) {
        if (now.isRegularFile() && now.size() == content.length) {
            sums.put(file, new Sum(now.size(), now.lastModifiedTime(), Digests.sha256(content)));
        }
    }

    /** Sums what was added since. */
    void work() {
        for (int done = 0; done < SOME; done++) {
            Attempt attempt = attempts.poll();
            if (attempt == null) {
                return;
            }
            try {
                sum(attempt);
            } catch (IOException e) {
                // Whoever reads it at the end says so.
                continue;
            }
        }
    }

    /** The run is over: nothing more is summed ahead. */
    void end() {
        for (Attempt left = attempts.poll(); left != null; left = attempts.poll()) {
            sumManifest(left);
        }
    }

    private void sumManifest(Attempt attempt) {
        if (attempt.written() != null) {
            Path manifest = attempt.directory().resolve(ExecBlockRunner.MANIFEST);
            written.put(manifest, Digests.sha256(attempt.written().bytes()));
        }
    }

    /** Mostly there is nothing but the manifest. */
    private void sum(Attempt attempt) throws IOException {
        sumManifest(attempt);
        WrittenManifest known = attempt.written();
        if (known == null) {
            Path manifest = attempt.directory().resolve(ExecBlockRunner.MANIFEST);
            new Summing()
                    .visitFile(manifest, Files.readAttributes(manifest, BasicFileAttributes.class, NOFOLLOW_LINKS));
        }
        Path commands = attempt.directory().resolve(OutputFiles.DIRECTORY);
        if (known == null ? commands.toFile().exists() : known.tellsOfOutput()) {
            Files.walkFileTree(commands, new Summing());
        }
    }

    /** The sum of a manifest that was written here, whatever it is now; empty for all else. */
    Optional<String> asWritten(Path file) {
        return Optional.ofNullable(written.get(file));
    }

    /** The sum of a file that has these attributes now; empty when it is not known. */
    Optional<String> of(Path file, BasicFileAttributes now) {
        return asWritten(file)
                .or(() -> Optional.ofNullable(sums.get(file))
                        .filter(sum ->
                                sum.bytes() == now.size() && sum.changed().equals(now.lastModifiedTime()))
                        .map(Sum::sha256));
    }

    private final class Summing extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && attributes.size() < Checksums.LONG_BYTES) {
                sums.put(file, new Sum(attributes.size(), attributes.lastModifiedTime(), Digests.sha256(file)));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
