package io.jenkins.plugins.intent.jenkins.pages;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The manifests of a run's attempts, which never change: each is read once
 * while memory allows.
 */
final class ArtifactManifests {
    private static final Logger LOGGER = Logger.getLogger(ArtifactManifests.class.getName());
    private static final int MAX_BYTES = 64 << 20;

    private final BundleFiles files;
    private final Map<String, SoftReference<Manifest>> read = new ConcurrentHashMap<>();

    ArtifactManifests(BundleFiles files) {
        this.files = files;
    }

    /** Empty when it is not there any more, or not readable. */
    Optional<Manifest> at(String path) {
        SoftReference<Manifest> remembered = read.get(path);
        Manifest known = remembered == null ? null : remembered.get();
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Manifest manifest =
                    files.read(path, (in, length) -> RecordJson.read(in.readNBytes(MAX_BYTES), Manifest.class));
            if (manifest != null) {
                read.put(path, new SoftReference<>(manifest));
            }
            return Optional.ofNullable(manifest);
        } catch (JacksonException e) {
            LOGGER.log(Level.FINE, e, () -> path + " is no manifest");
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> path + " cannot be read");
            return Optional.empty();
        }
    }
}
