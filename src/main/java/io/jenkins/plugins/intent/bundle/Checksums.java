package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sums of every file of a bundle. Command output was measured while it was written: a manifest's sum
 * is taken over as long as the file still has the manifest's size, so that gigabytes are not read
 * again and a byte that changed on the disk since then is found by verifying, not blessed here.
 */
final class Checksums extends SimpleFileVisitor<Path> {
    private static final Pattern MANIFEST = Pattern.compile("stages/[^/]+/attempt-[0-9]+/manifest\\.json");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path bundle;
    private final Manifests manifests;
    private final NavigableMap<String, String> sums = new TreeMap<>();
    private final Map<String, StreamRecord> measured = new HashMap<>();

    private Checksums(Manifests manifests) {
        this.bundle = manifests.bundle();
        this.manifests = manifests;
    }

    /** Name to sum, sorted as bytes; {@code SHA256SUMS} itself and links are not among them. */
    static NavigableMap<String, String> of(Manifests manifests) throws IOException {
        Checksums checksums = new Checksums(manifests);
        Files.walkFileTree(manifests.bundle(), checksums);
        return checksums.sums;
    }

    static boolean isManifest(String name) {
        return MANIFEST.matcher(name).matches();
    }

    /** On the way into an attempt, learns what its manifest says about the files below. */
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String manifest = PathNames.name(bundle, directory.resolve("manifest.json"));
        if (isManifest(manifest)) {
            String attempt = manifest.substring(0, manifest.length() - "manifest.json".length());
            measured.clear();
            manifests.at(PathNames.readable(manifest)).ifPresent(m -> learn(attempt, m));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()) {
            String name = PathNames.name(bundle, file);
            if (!name.equals(ChecksumList.FILE)) {
                StreamRecord known = measured.get(name);
                boolean current = known != null && known.bytes() == attributes.size();
                sums.put(name, current ? known.sha256() : Digests.sha256(file));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    private void learn(String attempt, Manifest manifest) {
        for (CommandRecord command : manifest.commands()) {
            for (StreamRecord stream : Arrays.asList(command.stdout(), command.stderr())) {
                if (stream != null
                        && stream.path() != null
                        && stream.sha256() != null
                        && SHA256.matcher(stream.sha256()).matches()) {
                    measured.put(attempt + PathNames.ofCharacters(stream.path()), stream);
                }
            }
        }
    }
}
