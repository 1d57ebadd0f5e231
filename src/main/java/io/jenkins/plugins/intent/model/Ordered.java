package io.jenkins.plugins.intent.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable copies that keep the document's order; that of {@link Map#copyOf} is another in each process. */
public final class Ordered {
    private Ordered() {}

    public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
