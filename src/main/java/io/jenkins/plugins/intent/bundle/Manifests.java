package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.Manifest;
import java.nio.file.Path;
import java.util.Optional;

/** The attempts' manifests of one bundle, each read once. */
public interface Manifests {
    /** The bundle's directory, to read outputs from. */
    Path bundle();

    /**
     * @param path relative to the bundle, as in {@link io.jenkins.plugins.intent.ledger.JobView#manifest()}
     * @return empty when it is absent or cannot be read
     */
    Optional<Manifest> at(String path);
}
