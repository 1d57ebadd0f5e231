package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the values that {@code secret_env} names, so that they can be masked in the whole run. */
public final class Secrets {
    private Secrets() {}

    /**
     * The value of every secret of every stage.
     *
     * @param planned with variables replaced
     * @param environment where the values come from, unless the block sets them
     * @throws InvalidDocumentException naming each secret that is not set, or too short to be masked
     */
    public static Set<String> values(PlannedRun planned, Map<String, String> environment)
            throws InvalidDocumentException {
        Set<String> values = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        List<Stage> stages = planned.intent().workflow().stages();
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).exec().isPresent()) {
                collect(planned.document(), i, stages.get(i).exec().get(), environment, values, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return values;
    }

    private static void collect(
            IntentDocument document,
            int stage,
            ExecBlock block,
            Map<String, String> environment,
            Set<String> values,
            List<Problem> problems) {
        for (int i = 0; i < block.secretEnv().size(); i++) {
            String name = block.secretEnv().get(i);
            String pointer = "/workflow/stages/" + stage + "/exec/secret_env/" + i;
            List<String> found = Stream.concat(
                            Stream.of(environment.get(name), block.env().get(name)),
                            block.commands().stream().map(Command::env).map(env -> env.get(name)))
                    .filter(Objects::nonNull)
                    .toList();
            if (found.isEmpty()) {
                problems.add(document.problem(
                        pointer,
                        name + " is not set",
                        Optional.of("set it in the environment, or take it off the list")));
            } else if (found.stream().anyMatch(value -> value.length() < 2)) {
                problems.add(document.problem(
                        pointer,
                        "the value of " + name + " is too short to be masked: at least two characters are needed",
                        Optional.empty()));
            }
            values.addAll(found);
        }
    }
}
