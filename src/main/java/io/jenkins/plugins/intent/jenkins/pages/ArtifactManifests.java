package io.jenkins.plugins.intent.jenkins.pages;

import com.fasterxml.jackson.core.JacksonException;
import hudson.model.Run;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.VirtualFile;

/**
 * The manifests of a run's attempts, wherever they are by now: in the bundle in the making, or among
 * the build's artifacts. A manifest never changes, so each is read once while memory allows.
 */
final class ArtifactManifests {
    private static final Logger LOGGER = Logger.getLogger(ArtifactManifests.class.getName());
    private static final int MAX_BYTES = 64 << 20;

    private final Run<?, ?> build;
    private final String key;
    private final Map<String, SoftReference<Manifest>> read = new ConcurrentHashMap<>();

    ArtifactManifests(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
    }

    /** Empty when it is not there any more, or not readable. */
    Optional<Manifest> at(String path) {
        SoftReference<Manifest> remembered = read.get(path);
        Manifest known = remembered == null ? null : remembered.get();
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = open(path)) {
            if (in == null) {
                return Optional.empty();
            }
            Manifest manifest = RecordJson.read(in.readNBytes(MAX_BYTES), Manifest.class);
            read.put(path, new SoftReference<>(manifest));
            return Optional.of(manifest);
        } catch (JacksonException e) {
            LOGGER.log(Level.FINE, e, () -> "manifest " + path + " of " + build + " is no manifest");
            return Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "manifest " + path + " of " + build + " cannot be read");
            return Optional.empty();
        }
    }

    private InputStream open(String path) throws IOException {
        Path making = RunFiles.of(build, key).bundle().resolve(path);
        if (Files.isRegularFile(making)) {
            return Files.newInputStream(making);
        }
        VirtualFile artifact = build.getArtifactManager().root().child(key + "/" + path);
        return artifact.exists() ? artifact.open() : null;
    }
}
