package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The attempts' manifests of one bundle, each read once. Not for several threads. */
public final class Manifests {
    private final Path bundle;
    private final Map<String, Optional<Manifest>> read = new HashMap<>();

    /** {@code bundle} is the bundle's directory. */
    public Manifests(Path bundle) {
        this(bundle, Map.of());
    }

    /** Some are known by their paths, as they were written. */
    Manifests(Path bundle, Map<String, Manifest> known) {
        this.bundle = bundle;
        known.forEach((path, manifest) -> read.put(path, Optional.of(manifest)));
    }

    /** The bundle's directory, to read outputs from. */
    public Path bundle() {
        return bundle;
    }

    /**
     * The manifest at a path relative to the bundle, as in {@link
     * io.jenkins.plugins.intent.ledger.JobView#manifest()}.
     *
     * @return empty when {@code path} is null, or the manifest is absent or cannot be read
     */
    public Optional<Manifest> at(String path) {
        return path == null ? Optional.empty() : read.computeIfAbsent(path, this::load);
    }

    private Optional<Manifest> load(String path) {
        try {
            Path file = PathNames.resolve(bundle, PathNames.ofCharacters(path));
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(RecordJson.read(file, Manifest.class))
                    : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
