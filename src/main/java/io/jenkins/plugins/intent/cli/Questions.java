package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.model.Intent;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.Stage;
import java.util.HashMap;
import java.util.Map;

/** What the gates of an intent ask, by stage id. The books only know that somebody has to answer. */
final class Questions {
    private Questions() {}

    static Map<String, String> of(Intent intent) {
        Map<String, String> questions = new HashMap<>();
        for (Stage stage : intent.workflow().stages()) {
            stage.gate().ifPresent(gate -> questions.put(stage.id(), gate.message()));
        }
        return questions;
    }

    /**
     * Those of a run on disk; none when its document cannot be read, since they only illustrate, nor when it is not
     * the one that runs: a person would agree to something else than what follows.
     */
    static Map<String, String> of(RunDirectory run, RunView view) {
        try {
            IntentDocument document = IntentReader.read("intent.json", run.intent());
            return document.sha256().equals(view.workflow().sha256()) ? of(document.intent()) : Map.of();
        } catch (InvalidDocumentException unreadable) {
            return Map.of();
        }
    }
}
