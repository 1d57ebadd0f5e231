package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables that a text sees. Immutable.
 *
 * @param values of those that are known before the run starts
 * @param late names of those that are known only when a command starts; they hide values of that name
 */
record Visible(Map<String, String> values, Set<String> late) {

    /** With these variables of an {@code env} on top. */
    Visible over(JsonNode env, Set<String> lateOnes) {
        if (env.isEmpty()) {
            return this;
        }
        Map<String, String> both = new HashMap<>(values);
        Set<String> known = new HashSet<>(late);
        env.properties().forEach(entry -> {
            both.put(entry.getKey(), entry.getValue().asText());
            known.remove(entry.getKey());
        });
        known.addAll(lateOnes);
        return new Visible(both, known);
    }

    /** With more names whose values come later. */
    Visible andLater(Set<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        Set<String> all = new HashSet<>(late);
        all.addAll(names);
        return new Visible(values, all);
    }
}
