package io.jenkins.plugins.intent.policy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What would be started, after {@code ${NAME}} is replaced: exactly this is judged, and exactly this
 * is run.
 *
 * @param program the program, by name or path
 * @param args its arguments, one element each
 * @param env the variables that the intent sets, not those the agent has anyway
 * @param cwd the directory it starts in, absolute
 */
public record CommandLine(String program, List<String> args, Map<String, String> env, Path cwd) {
    public CommandLine {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(cwd, "cwd");
        args = List.copyOf(args);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }
}
