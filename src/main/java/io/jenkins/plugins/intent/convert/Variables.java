package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.policy.shell.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the text's variables hold at one place. Values are texts of an intent, which may speak of other variables. */
final class Variables {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> exported = new HashSet<>();
    private final Set<String> conditional = new HashSet<>();
    private final Set<String> ofWords = new HashSet<>();
    /** How often the runner has set each of them so far. */
    private final Map<String, Integer> captures = new HashMap<>();

    private final Set<String> gone = new HashSet<>();

    void become(Variables other) {
        values.clear();
        values.putAll(other.values);
        exported.clear();
        exported.addAll(other.exported);
        conditional.clear();
        conditional.addAll(other.conditional);
        ofWords.clear();
        ofWords.addAll(other.ofWords);
        captures.clear();
        captures.putAll(other.captures);
        gone.clear();
        gone.addAll(other.gone);
    }

    Optional<List<String>> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    void set(String name, List<String> value) {
        gone.remove(name);
        values.put(name, List.copyOf(value));
        boolean ofItself = value.stream().anyMatch(text -> text.contains("${" + name + "}"));
        if (ofItself && !isItself(name, value)) {
            exported.add(name);
        }
    }

    /** Whether no more is known of it than that commands find it in their environment. */
    private static boolean isItself(String name, List<String> value) {
        return value.equals(List.of("${" + name + "}"));
    }

    static boolean speaksOf(List<String> value, String name) {
        return value.stream().anyMatch(text -> text.contains("${" + name + "}") || text.contains("${" + name + ":-"));
    }

    void unset(String name) {
        values.remove(name);
        exported.remove(name);
        conditional.remove(name);
    }

    void export(String name) {
        exported.add(name);
    }

    /**
     * A variable that the runner sets, once the command that prints its value has run.
     *
     * @param oneWord whether a shell would not split it
     */
    void captured(String name, boolean oneWord) {
        captured(name);
        if (!oneWord) {
            ofWords.add(name);
        }
    }

    void captured(String name) {
        gone.remove(name);
        ofWords.remove(name);
        values.put(name, List.of("${" + name + "}"));
        exported.remove(name);
        captures.merge(name, 1, Integer::sum);
    }

    /** Others whose value is made of that of this one: it is another one as soon as this one is. */
    List<String> madeOf(String name) {
        return values.entrySet().stream()
                .filter(each -> !each.getKey().equals(name) && speaksOf(each.getValue(), name))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Gives a variable back what it was before a function had one of its own under this name. */
    void restore(String name, Variables before) {
        unset(name);
        ofWords.remove(name);
        List<String> old = before.values.get(name);
        boolean overwritten = !captures.getOrDefault(name, 0).equals(before.captures.getOrDefault(name, 0));
        if (overwritten && (old == null || speaksOf(old, name))) {
            gone.add(name);
            return;
        }
        if (old != null) {
            values.put(name, old);
        }
        copyMark(name, before.exported, exported);
        copyMark(name, before.conditional, conditional);
        copyMark(name, before.ofWords, ofWords);
        copyMark(name, before.gone, gone);
    }

    private static void copyMark(String name, Set<String> from, Set<String> to) {
        if (from.contains(name)) {
            to.add(name);
        }
    }

    /** Whether the value that it had outside of a function is no more to be had, since the runner has set it inside. */
    boolean isGone(String name) {
        return gone.contains(name);
    }

    /** Remembers that its value is one of several, which a shell would split where it is not quoted. */
    void dependsOnCondition(String name) {
        conditional.add(name);
    }

    boolean isConditional(String name) {
        return conditional.contains(name);
    }

    /** Variables in a text that a shell would split where it is not quoted. */
    boolean holdsWords(String text) {
        return ofWords.stream().anyMatch(name -> speaksOf(List.of(text), name));
    }

    /** Variables that have another value now. */
    Set<String> changedSince(Variables before) {
        Set<String> changed = new HashSet<>();
        values.forEach((name, value) -> {
            if (!value.equals(before.values.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    boolean isExported(String name) {
        return exported.contains(name) && values.containsKey(name);
    }

    /** What commands find in their environment because of the text. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (exported.contains(name)) {
                environment.put(name, String.join(" ", value));
            }
        });
        return environment;
    }

    /** All variables with one value, also those that programs do not see. */
    Map<String, String> plain() {
        Map<String, String> all = new LinkedHashMap<>();
        gone.forEach(name -> all.put(name, ""));
        values.forEach((name, value) -> {
            if (value.size() == 1 && !isItself(name, value)) {
                all.put(name, value.get(0));
            }
        });
        return all;
    }

    /** Lists, which no environment can hold. */
    Map<String, List<String>> arrays() {
        Map<String, List<String>> arrays = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value.size() != 1 && !exported.contains(name)) {
                arrays.put(name, value);
            }
        });
        return arrays;
    }

    /** The same, and these arguments, as a shell would see them; only what is wholly known. */
    ShellState state(Optional<List<String>> arguments) {
        Unknowns unknowns = new Unknowns();
        List<String> positions = arguments
                .map(all -> all.stream()
                        .map(text -> text.contains("${") ? unknowns.any("$@") : text)
                        .toList())
                .orElseGet(() -> List.of(unknowns.any("$@")));
        ShellState state = new ShellState(unknowns, Map.of(), "/", positions);
        values.forEach((name, value) -> {
            boolean known = value.stream().noneMatch(text -> text.contains("${"));
            state.set(name, known ? Value.list(value) : Value.of(unknowns.any("$" + name)));
        });
        return state;
    }

    /** Leaves those that only this shell sees: programs that it starts do not. */
    void forgetWhatIsNotExported() {
        for (String name : List.copyOf(values.keySet())) {
            if (!exported.contains(name) && !isItself(name, values.get(name))) {
                values.remove(name);
            }
        }
    }
}
