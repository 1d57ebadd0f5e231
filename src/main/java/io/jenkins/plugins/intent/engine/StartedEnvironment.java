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
        Map<String, String> environment = new HashMap<>(now);
        environment.keySet().removeAll(kept(document));
        environment.putAll(request.variables());
        return environment;
    }

    /** The variables that a document asks for, in its order, less its secrets and what those are made of. */
    static Set<String> kept(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        if (!text.contains("${") && !text.contains("\"variable\"")) {
            return Set.of();
        }
        Set<String> kept = named(text);
        kept.removeAll(secrets(text));
        return kept;
    }

    private static Set<String> named(String text) {
        Set<String> named = new LinkedHashSet<>();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            named.add(names.group(1));
        }
        return named;
    }

    /**
     * The names in {@code secret_env}, and those in the texts that {@code env} sets them to. None in a document that
     * cannot be read: whoever plans it says so.
     */
    private static Set<String> secrets(String document) {
        JsonNode root;
        try {
            root = JsonTrees.read(document);
        } catch (JsonProcessingException unreadable) {
            return Set.of();
        }
        Set<String> secrets = new HashSet<>();
        root.findValues("secret_env").forEach(list -> list.forEach(name -> secrets.add(name.asText())));
        Set<String> sources = new HashSet<>();
        for (JsonNode env : root.findValues("env")) {
            secrets.forEach(name -> sources.addAll(named(env.path(name).asText())));
        }
        secrets.addAll(sources);
        return secrets;
    }
}
