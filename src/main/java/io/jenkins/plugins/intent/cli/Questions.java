package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.Intent;
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

    /** Those of a run on disk; none when its document cannot be read, since they only illustrate. */
    static Map<String, String> of(RunDirectory run) {
        try {
            return of(IntentReader.read("intent.json", run.intent()).intent());
        } catch (InvalidDocumentException unreadable) {
            return Map.of();
        }
    }
}
