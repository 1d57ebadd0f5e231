package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.text.VisibleText;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What everybody who works on one run shares.
 *
 * @param build the build
 * @param key which of the build's calls this is; also the name of its page and of its artifacts
 * @param files its directory
 * @param call how the step was called
 * @param document the intent as written
 * @param settings the administrator's choices
 * @param books the books, open
 * @param bundle the bundle in the making
 * @param console the build's console
 * @param publisher makes the bundle the build's artifacts
 * @param pipeline how it stands in its Pipeline
 * @param preparation what it takes to start a job; empty while the step's surroundings are not back yet
 */
record RunParts(
        Run<?, ?> build,
        String key,
        RunFiles files,
        CallRecord call,
        IntentDocument document,
        RunSettings settings,
        Coordinator books,
        BundleWriter bundle,
        RunConsole console,
        Publisher publisher,
        PipelineSide pipeline,
        Supplier<Optional<PreparedRun>> preparation) {
    /**
     * A text that somebody wrote, for the books and all that shows them: without the secrets of the run, and in
     * one line, so that nobody writes lines into the console that are not theirs.
     */
    String masked(String text) {
        return text == null
                ? null
                : VisibleText.line(preparation
                        .get()
                        .map(known -> Redactor.of(known.secrets()).mask(text))
                        .orElse(text));
    }
}
