package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.convert.Conversion.Left;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the text hands to the steps of a workflow that follow, by the files that GitHub has for that. */
final class LeftBehind {
    private static final String PATH = "PATH";

    private final String outputPrefix;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();

    LeftBehind(String outputPrefix) {
        this.outputPrefix = outputPrefix;
    }

    /** The variable that stands for a name of this file. */
    String variable(String file, String name) {
        return file.equals("GITHUB_OUTPUT") ? outputPrefix + name.replace('-', '_') : name;
    }

    void put(String file, String variable, String value) {
        (file.equals("GITHUB_OUTPUT") ? outputs : environment).put(variable, value);
    }

    /** It is captured from now on. */
    void forget(String variable) {
        outputs.remove(variable);
        environment.remove(variable);
    }

    /** A directory in front of the others. */
    void path(String directory, Scope scope) {
        String before = environment.getOrDefault(
                PATH, scope.variables().value(PATH).map(value -> value.get(0)).orElse("${PATH}"));
        environment.put(PATH, directory + ":" + before);
    }

    Left all() {
        return new Left(environment, outputs);
    }
}
