package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.Manifests;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.exec.WrittenManifest;
import io.jenkins.plugins.intent.ledger.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a block runs: in this process, or in one of its own. */
interface JobRunner {
    /**
     * Runs a job to its end, or goes on watching one that {@link #left} found; blocks.
     *
     * @return what it left, or empty when whoever ran it is lost and nothing more will come
     * @throws IOException when the job cannot be run here at all
     */
    Optional<Ended> run(JobSpec job, StopSignal stop, RunListener listener) throws IOException, InterruptedException;

    /** Whether each job has a directory of its own outside of the bundle. */
    boolean needsDirectory();

    /**
     * The job that an earlier process left, when it can still be watched to its end;
     * empty when it died with that process. Whatever is left of a dead one is ended first.
     */
    Optional<JobSpec> left(Lease lease) throws IOException, InterruptedException;

    /** What a job that is lost has written: its attempt directory, cut off somewhere; none when there is none. */
    Optional<Path> remains(Lease lease) throws IOException;

    /**
     * A job that came to its end.
     *
     * @param written its manifest
     * @param attempt the attempt directory, for the bundle to take in
     */
    record Ended(WrittenManifest written, Path attempt) {
        private static final Set<AttemptStatus> BY_ITSELF =
                EnumSet.of(AttemptStatus.SUCCEEDED, AttemptStatus.FAILED, AttemptStatus.SKIPPED);

        Manifest manifest() {
            return written.manifest();
        }

        /** A job that came to its own end in this directory, though nobody lived to tell of it; empty for any other. */
        static Optional<Ended> in(Path attempt, String jobId) throws IOException {
            Optional<Manifest> manifest = new Manifests(attempt)
                    .at(ExecBlockRunner.MANIFEST)
                    .filter(found -> jobId.equals(found.jobId()) && BY_ITSELF.contains(found.status()));
            if (manifest.isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(attempt.resolve(ExecBlockRunner.MANIFEST));
            return Optional.of(new Ended(new WrittenManifest(manifest.get(), bytes), attempt));
        }
    }
}
