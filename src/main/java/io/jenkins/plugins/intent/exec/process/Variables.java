package io.jenkins.plugins.intent.exec.process;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Variables on top of others, which they hide. Nothing is copied, since thousands of processes have nearly all in
 * common: whoever gives the maps changes them no more. No variable is null.
 */
public final class Variables extends AbstractMap<String, String> {
    private final Map<String, String> below;
    private final Map<String, String> top;

    public Variables(Map<String, String> below, Map<String, String> top) {
        this.below = below;
        this.top = top;
    }

    @Override
    public String get(Object name) {
        String value = top.get(name);
        return value == null ? below.get(name) : value;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        below.forEach((name, value) -> {
            if (!top.containsKey(name)) {
                action.accept(name, value);
            }
        });
        top.forEach(action);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                Stream<Entry<String, String>> seen =
                        below.entrySet().stream().filter(entry -> !top.containsKey(entry.getKey()));
                return Stream.concat(seen, top.entrySet().stream()).iterator();
            }

            @Override
            public int size() {
                int hidden = 0;
                for (String name : top.keySet()) {
                    hidden += below.containsKey(name) ? 1 : 0;
                }
                return below.size() + top.size() - hidden;
            }
        };
    }
}
