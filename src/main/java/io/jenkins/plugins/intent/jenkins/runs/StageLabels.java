package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Label;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The labels of stages, read as {@code node} reads them. */
final class StageLabels {
    private StageLabels() {}

    /** What is no expression is the name of one label: nodes may have blanks in their names. */
    static Label label(String text) {
        return Label.get(text);
    }

    /** Why no node will ever match, if that is plain to see; a node that is only missing may come. */
    static Optional<String> fault(String text) {
        try {
            Label.parseExpression(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return label(text).isEmpty() ? Optional.of(e.getMessage()) : Optional.empty();
        }
    }

    /** @throws InvalidDocumentException naming every stage whose label has a fault; nothing may run then */
    static void check(IntentDocument document, Function<String, Optional<String>> fault)
            throws InvalidDocumentException {
        List<Problem> problems = new ArrayList<>();
        for (Stage stage : document.intent().workflow().stages()) {
            String pointer = stage.pointer() + "/agent/label";
            stage.label()
                    .flatMap(label -> fault.apply(label)
                            .map(why -> document.problem(
                                    pointer,
                                    "no label expression, and no node has a label of this name: " + why,
                                    Optional.of("such as `linux && jdk17`, as for `node`"))))
                    .ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
    }
}
