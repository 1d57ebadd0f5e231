package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.BlamedCommand;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.text.StatusWords;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.util.Optional;

/** Says how an attempt ended: for the books, and in one sentence for people. */
public final class Outcomes {
    private Outcomes() {}

    /** Whether the attempt counts as good. */
    public static boolean succeeded(Manifest manifest) {
        return manifest.status() == AttemptStatus.SUCCEEDED;
    }

    /**
     * What the books are told of an attempt that is in the bundle.
     *
     * @param missing what is missing of its outputs, as a sentence
     * @param path of the manifest in the bundle; null when it is not kept
     */
    public static JobOutcome of(Manifest manifest, Optional<String> missing, String path) {
        if (manifest.status() == AttemptStatus.SKIPPED) {
            return JobOutcome.unmet(manifest.error(), path);
        }
        String reason = missing.orElseGet(() -> reason(manifest));
        return JobOutcome.of(reason, path);
    }

    /**
     * The same for one that was taken in before, and of which the books were not told: a crash came
     * between. Its outputs were taken in before it was.
     */
    public static JobOutcome ofAdopted(Manifest manifest, Stage stage, BundleWriter bundle, String path)
            throws IOException {
        if (!succeeded(manifest) || stage.outputs().isEmpty()) {
            return of(manifest, Optional.empty(), path);
        }
        Optional<StageOutputs> outputs = bundle.outputsOf(stage.id());
        return of(
                manifest,
                outputs.isEmpty()
                        ? Optional.of("its outputs could not be kept")
                        : outputs.get().missing(),
                path);
    }

    /** The same with something else that went wrong, after the commands. */
    public static JobOutcome alsoFailed(JobOutcome outcome, String what) {
        return JobOutcome.failure(outcome.reason() == null ? what : outcome.reason() + "; " + what, outcome.manifest());
    }

    /** Why the attempt failed: the block's own error, or the first command whose failure counts; null when it did not. */
    public static String reason(Manifest manifest) {
        if (succeeded(manifest)) {
            return null;
        }
        if (manifest.error() != null) {
            return manifest.error();
        }
        return manifest.commands().stream()
                .filter(Outcomes::bad)
                .findFirst()
                .map(command -> BlamedCommand.reason(command, how(command)))
                .orElse(StatusWords.of(manifest.status()));
    }

    private static boolean bad(CommandRecord command) {
        return switch (command.status()) {
            case FAILED, TIMED_OUT, NOT_STARTED -> command.failsStage();
            case CANCELLED, LEASE_LOST -> true;
            case SUCCEEDED, SKIPPED -> false;
        };
    }

    private static String how(CommandRecord command) {
        return switch (command.status()) {
            case FAILED -> failed(command);
            case TIMED_OUT -> "ran out of time";
            case NOT_STARTED -> "could not be started: " + CannotStartException.brief(command.error());
            case CANCELLED -> "was cancelled";
            case LEASE_LOST -> "was stopped because the lease was lost";
            case SUCCEEDED, SKIPPED -> StatusWords.of(command.status());
        };
    }

    /** By more than its exit, if there is more to say: a capture that is no text, a service that was lost. */
    private static String failed(CommandRecord command) {
        boolean byItself = command.signal() != null || command.exitCode() != null && command.exitCode() != 0;
        // Who ended it said why; how it took that tells nothing.
        boolean isTold = command.endedEarly() || !byItself || !command.parts().isEmpty();
        if (command.error() != null && isTold) {
            return "failed: " + command.error();
        }
        return command.signal() != null
                ? "was ended by signal " + command.signal()
                : "ended with exit code " + command.exitCode();
    }
}
