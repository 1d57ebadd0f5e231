package io.jenkins.plugins.intent.json;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names that other tools have for what a field here is called otherwise, so that no closeness of letters finds it. */
final class MeantNames {
    private static final List<String> COMMAND = List.of("program", "commands", "exec");
    private static final List<String> COMMANDS = List.of("commands", "exec", "stages", "workflow");
    private static final List<String> NEEDS = List.of("needs", "edges");

    /** In lower case; the first that is known at a place is meant there. */
    private static final Map<String, List<String>> MEANT = Map.ofEntries(
            Map.entry("cmd", COMMAND),
            Map.entry("command", COMMAND),
            Map.entry("run", COMMAND),
            Map.entry("script", COMMAND),
            Map.entry("sh", COMMAND),
            Map.entry("steps", COMMANDS),
            Map.entry("tasks", COMMANDS),
            Map.entry("jobs", List.of("stages", "workflow")),
            Map.entry("arguments", List.of("args")),
            Map.entry("timeout", List.of("timeout_sec")),
            Map.entry("environment", List.of("env")),
            Map.entry("variables", List.of("env", "parameters")),
            Map.entry("secrets", List.of("secret_env")),
            Map.entry("depends_on", NEEDS),
            Map.entry("dependson", NEEDS),
            Map.entry("dependencies", NEEDS),
            Map.entry("after", NEEDS),
            Map.entry("dir", List.of("cwd", "workdir", "project_path")),
            Map.entry("directory", List.of("cwd", "workdir", "project_path")),
            Map.entry("artifacts", List.of("outputs")),
            Map.entry("if", List.of("when")),
            Map.entry("retries", List.of("retry", "max_attempts")));

    private MeantNames() {}

    /** What may be meant by a name; empty for most. */
    static List<String> of(String name) {
        return MEANT.getOrDefault(name.toLowerCase(Locale.ROOT).replace('-', '_'), List.of());
    }

    /** The hint that names the field which is meant by a name of another tool, where there is such a field. */
    static Optional<String> hint(String name, Collection<String> known) {
        return of(name).stream()
                .filter(known::contains)
                .findFirst()
                .map(meant -> "the field is called " + Quote.of(meant) + " here");
    }
}
