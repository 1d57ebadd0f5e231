package io.jenkins.plugins.intent.policy.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a variable may hold at one place of a script.
 *
 * @param alternatives at least one; each is a list of elements, of which a plain variable has one
 */
public record Value(List<List<String>> alternatives) {
    /** More than these are not told apart. */
    static final int MOST = 64;

    public Value {
        alternatives = List.copyOf(alternatives);
    }

    public static Value of(String text) {
        return new Value(List.of(List.of(text)));
    }

    /** An array, or the arguments of a script. */
    public static Value list(List<String> elements) {
        return new Value(List.of(List.copyOf(elements)));
    }

    /** One of these texts. */
    public static Value oneOf(List<String> texts, String otherwise) {
        List<List<String>> all = new ArrayList<>();
        for (String text : new LinkedHashSet<>(texts)) {
            if (all.size() == MOST) {
                all.set(MOST - 1, List.of(otherwise));
                break;
            }
            all.add(List.of(text));
        }
        return new Value(all);
    }

    Value or(Value other, String otherwise) {
        Set<List<String>> all = new LinkedHashSet<>(alternatives);
        all.addAll(other.alternatives);
        return all.size() > MOST ? of(otherwise) : new Value(List.copyOf(all));
    }

    boolean isCertain() {
        return alternatives.size() == 1;
    }

    /** All elements with a blank between them, as {@code $*} gives them. */
    public String text() {
        return String.join(" ", alternatives.get(0));
    }

    List<String> elements() {
        return alternatives.get(0);
    }
}
