package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.JsonTrees;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * What a run that was started before goes on with: the environment of this process, in which each variable
 * that the document names has the value that the run was started with, or none if it had none then. Texts
 * and commands would see different values otherwise. Secrets are of this process: they are not kept.
 */
final class StartedEnvironment {
    private static final LazyPattern NAME =
            LazyPattern.of("(?:\\$\\{|\"variable\"\\s*:\\s*\")([A-Za-z_][A-Za-z0-9_]*)");

    private StartedEnvironment() {}

    /**
     * @param now the environment of this process
     * @param request how the run was asked for
     * @param document of that run
     */
    static Map<String, String> of(Map<String, String> now, RunRequest request, byte[] document) {
        Set<String> named = named(document);
        named.removeAll(secrets(document));
        Map<String, String> environment = new HashMap<>(now);
        environment.keySet().removeAll(named);
        environment.putAll(request.variables());
        return environment;
    }

    /** The variables that a document asks for, in its order. */
    static Set<String> named(byte[] document) {
        Set<String> named = new LinkedHashSet<>();
        String text = new String(document, StandardCharsets.UTF_8);
        if (!text.contains("${") && !text.contains("\"variable\"")) {
            return named;
        }
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            named.add(names.group(1));
        }
        return named;
    }

    /** None in a document that cannot be read: whoever plans it says so. */
    private static Set<String> secrets(byte[] document) {
        Set<String> secrets = new HashSet<>();
        try {
            JsonNode root = JsonTrees.read(new String(document, StandardCharsets.UTF_8));
            root.findValues("secret_env").forEach(list -> list.forEach(name -> secrets.add(name.asText())));
        } catch (JsonProcessingException unreadable) {
            return secrets;
        }
        return secrets;
    }
}
