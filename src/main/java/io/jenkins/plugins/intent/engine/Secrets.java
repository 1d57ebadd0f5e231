package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.Stage;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the values that {@code secret_env} names, so that they can be masked in the whole run. */
public final class Secrets {
    private Secrets() {}

    /**
     * The value of every secret of every stage.
     *
     * @param planned with variables replaced, for which each secret was found to have a value
     * @param environment where the values come from, unless the block sets them
     */
    public static Set<String> values(PlannedRun planned, Map<String, String> environment) {
        Set<String> values = new LinkedHashSet<>();
        for (Stage stage : planned.intent().workflow().stages()) {
            stage.exec().ifPresent(block -> {
                for (String name : block.secretEnv()) {
                    values(name, block, environment).forEach(values::add);
                }
            });
        }
        return values;
    }

    private static Stream<String> values(String name, ExecBlock block, Map<String, String> environment) {
        Stream<String> around = Stream.of(environment.get(name), block.env().get(name));
        Stream<String> inside = block.started().stream()
                .flatMap(command -> command.processes().stream())
                .map(process -> process.env().get(name));
        return Stream.concat(around, inside).filter(Objects::nonNull);
    }
}
