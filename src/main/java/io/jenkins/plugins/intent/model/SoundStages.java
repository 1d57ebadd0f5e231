package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.json.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is left of an intent that is wrong in places: the stages that nothing is wrong with. */
public final class SoundStages {
    private SoundStages() {}

    /**
     * The stages of a document in their places, variables replaced. One with a problem has no block, so
     * that nothing is said of it but that problem.
     *
     * @param problems all that is wrong with the document
     * @param inputs what a run of it would get from outside
     */
    public static List<Stage> of(Document document, List<Problem> problems, RunInputs inputs) {
        Expanded replaced = Variables.replace(document.root(), inputs, new Problems());
        List<Stage> all = new ArrayList<>();
        for (int i = 0; i < replaced.count(); i++) {
            String pointer = replaced.pointer(i).toString();
            boolean sound = problems.stream()
                    .map(Problem::pointer)
                    .noneMatch(wrong -> wrong.equals(pointer) || wrong.startsWith(pointer + "/"));
            all.add(
                    sound
                            ? IntentBinder.stage(replaced, i, Map.of())
                            : withoutBlock(pointer, replaced.origins().get(i)));
        }
        return all;
    }

    /** Its id may be part of what is wrong, so the pointer is its name. */
    private static Stage withoutBlock(String pointer, int position) {
        return StageBuilder.unreadableBlock(pointer).at(position).build();
    }
}
