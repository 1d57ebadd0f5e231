package io.jenkins.plugins.intent.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects what is wrong with one document, so that a person sees everything at once. Places are JSON pointers; lines
 * and columns are looked up once, at the end, and only when there is a problem. What is said twice of one place
 * counts once. Keeps the first {@value #MOST} and counts the rest, so that a hostile document cannot fill memory.
 */
public final class Problems {
    static final int MOST = 200;

    /** A problem whose line is not looked up yet; {@code atName} points at the field's name, not its value. */
    record Unplaced(String pointer, String message, Optional<String> hint, boolean atName) {
        /** Written out: what tells records apart is else code that Java makes up at the first use, for 20 ms. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Unplaced that
                    && pointer.equals(that.pointer)
                    && message.equals(that.message)
                    && hint.equals(that.hint)
                    && atName == that.atName;
        }

        @Override
        public int hashCode() {
            return 31 * pointer.hashCode() + message.hashCode();
        }
    }

    private final Set<Unplaced> list = new LinkedHashSet<>();
    private int omitted;

    /** Notes a problem with the value at {@code pointer}; {@code message} is one sentence without a full stop. */
    public void add(String pointer, String message) {
        add(new Unplaced(pointer, message, Optional.empty(), false));
    }

    /** As {@link #add(String, String)}, and {@code hint} says what to do. */
    public void add(String pointer, String message, String hint) {
        add(new Unplaced(pointer, message, Optional.of(hint), false));
    }

    /** As {@link #add(String, String)}; the hint is worked out only if the problem will be shown. */
    public void add(String pointer, String message, Supplier<Optional<String>> hint) {
        if (list.size() < MOST) {
            add(new Unplaced(pointer, message, hint.get(), false));
        } else {
            omitted++;
        }
    }

    /** As {@link #add(String, String)}. */
    public void add(Pointer pointer, String message) {
        add(pointer.toString(), message);
    }

    /** As {@link #add(String, String, String)}. */
    public void add(Pointer pointer, String message, String hint) {
        add(pointer.toString(), message, hint);
    }

    /** As {@link #add(String, String, Supplier)}. */
    public void add(Pointer pointer, String message, Supplier<Optional<String>> hint) {
        add(pointer.toString(), message, hint);
    }

    void add(Unplaced problem) {
        if (list.size() < MOST) {
            list.add(problem);
        } else {
            omitted++;
        }
    }

    /** Whether something is wrong at just that place, so that what follows from it needs no words. */
    public boolean areAt(Pointer place) {
        String pointer = place.toString();
        return list.stream().anyMatch(problem -> problem.pointer().equals(pointer));
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    List<Unplaced> list() {
        return List.copyOf(list);
    }

    int omitted() {
        return omitted;
    }
}
