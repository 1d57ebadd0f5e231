package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.json.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is left of an intent that is wrong in places: the stages that nothing is wrong with. */
public final class SoundStages {
    private SoundStages() {}

    /**
     * The stages of a document in their places, variables replaced. One with a problem has no block, so
     * that nothing is said of it but that problem.
     *
     * @param problems all that is wrong with the document
     * @param environment the variables of the environment it would be run in
     */
    public static List<Stage> of(Document document, List<Problem> problems, Map<String, String> environment) {
        JsonNode stages = Variables.replace(document.root(), environment, new Problems())
                .path("workflow")
                .path("stages");
        List<Stage> all = new ArrayList<>();
        for (int i = 0; stages.isArray() && i < stages.size(); i++) {
            String pointer = "/workflow/stages/" + i;
            boolean sound = problems.stream()
                    .map(Problem::pointer)
                    .noneMatch(wrong -> wrong.equals(pointer) || wrong.startsWith(pointer + "/"));
            all.add(sound ? IntentBinder.stage(stages.path(i), List.of()) : withoutBlock(pointer));
        }
        return all;
    }

    /** Its id may be part of what is wrong, so the pointer is its name. */
    private static Stage withoutBlock(String pointer) {
        return new Stage(
                pointer,
                StageKind.EXEC_BLOCK,
                List.of(),
                Optional.empty(),
                1,
                0,
                0,
                WorkspaceMode.SHARED,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
