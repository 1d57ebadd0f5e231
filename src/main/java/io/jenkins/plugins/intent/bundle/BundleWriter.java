package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the bundle of one run. The order is: {@link #intent} and {@link #provenance} once, then
 * {@link #adopt} and {@link #outputs} as attempts finish, from any thread, then {@link #finish}.
 * Every call may be repeated, also after a crash: the answer and the bundle are the same. A bundle
 * that has a {@code SHA256SUMS} is complete; any later change takes that file away until the next
 * {@link #finish}.
 */
public final class BundleWriter {
    private final Path bundle;

    /** {@code bundle} is created when it is absent; it belongs to one run only. */
    public BundleWriter(Path bundle) {
        this.bundle = bundle;
    }

    /** Keeps the document as it was read. */
    public void intent(byte[] document) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Keeps where and on what the run goes, in {@code meta/}. */
    public void provenance(Provenance provenance) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes in a finished attempt directory, whole, by renaming it where that is possible. When the
     * bundle has that attempt already, that one counts and nothing happens.
     *
     * @param stage the stage's id
     * @param attempt 1, 2, …
     * @param attemptDir holds {@code manifest.json} and {@code commands/}
     * @return path of the manifest relative to the bundle, for the books; empty when the attempt was
     *     cut off before it wrote one
     * @throws java.nio.file.NoSuchFileException when neither the bundle nor {@code attemptDir} has it
     */
    public Optional<String> adopt(String stage, int attempt, Path attemptDir) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes in what {@link io.jenkins.plugins.intent.workspace.Outputs#collect} collected, by renaming
     * where that is possible, in place of an earlier attempt's outputs.
     *
     * @param collected the directory given to {@code collect}
     * @return the outputs at their new place, for the stages that need them
     */
    public StageOutputs outputs(String stage, Path collected) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The outputs the bundle has of a stage, also after a restart. */
    public Optional<StageOutputs> outputsOf(String stage) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Completes the bundle: {@code run.json}, then the report, then {@code SHA256SUMS}. After a
     * resume it is called again and replaces them.
     */
    public void finish(RunView run, Report report) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Writes what people read; {@code report.ReportWriter} does. */
    @FunctionalInterface
    public interface Report {
        void write(RunView run, Manifests manifests, Path directory) throws IOException;
    }
}
