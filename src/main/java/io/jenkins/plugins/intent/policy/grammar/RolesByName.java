package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What values under names mean; a name that is written may have one {@code *} in it. */
final class RolesByName {
    /** A name with a {@code *} between its two parts. */
    private record Named(String prefix, String suffix, Role role) {
        boolean covers(String name) {
            return name.length() >= prefix.length() + suffix.length()
                    && name.startsWith(prefix)
                    && name.endsWith(suffix);
        }
    }

    private final Map<String, Role> exact = new HashMap<>();
    private final List<Named> patterns = new ArrayList<>();

    /** @param lower whether names are asked for in lower case */
    RolesByName(JsonNode namesByRole, boolean lower) {
        for (Map.Entry<String, JsonNode> entry : namesByRole.properties()) {
            Role role = Role.parse(entry.getKey());
            for (String word : GrammarReader.words(entry.getValue())) {
                add(lower ? word.toLowerCase(Locale.ROOT) : word, role);
            }
        }
    }

    private void add(String name, Role role) {
        int star = name.indexOf('*');
        if (star < 0) {
            exact.put(name, role);
        } else {
            patterns.add(new Named(name.substring(0, star), name.substring(star + 1), role));
        }
    }

    /** Empty for a name that means nothing here. */
    Optional<Role> of(String name) {
        Role known = exact.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        for (Named pattern : patterns) {
            if (pattern.covers(name)) {
                return Optional.of(pattern.role());
            }
        }
        return Optional.empty();
    }
}
