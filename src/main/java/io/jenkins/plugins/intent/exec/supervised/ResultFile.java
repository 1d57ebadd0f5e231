package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import java.io.Serializable;

/**
 * The completion report, {@code result.json}: written last and whole, so its presence means that the
 * attempt directory is complete. Reading it twice is harmless.
 *
 * @param jobId the job it belongs to
 * @param status how the attempt ended, as in the manifest
 * @param error why the block as a whole did not succeed; null when the commands say it
 * @param hasManifest whether the attempt directory has a {@code manifest.json}; it cannot be written
 *     on a full disk
 */
public record ResultFile(String jobId, AttemptStatus status, String error, boolean hasManifest)
        implements Serializable {}
