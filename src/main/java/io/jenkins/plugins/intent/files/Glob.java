package io.jenkins.plugins.intent.files;

import io.jenkins.plugins.intent.text.Wildcards;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern for relative paths, read as Jenkins' own artifact patterns are: {@code ?} is one
 * character and {@code *} any number of them within one name, {@code **} as a whole name is any
 * number of directories, also none, and a pattern that ends in {@code /} means everything below.
 * Case counts. There is no escaping: {@code [ ] { }} are themselves. Immutable.
 */
public final class Glob {
    private static final Wildcards ANY_DEPTH = Wildcards.of("**");

    private final String text;
    private final List<Wildcards> names;

    private Glob(String text, List<Wildcards> names) {
        this.text = text;
        this.names = List.copyOf(names);
    }

    /**
     * @throws IllegalArgumentException with a sentence that says what is wrong, when the pattern is
     *     empty, absolute, or leaves the directory it is relative to
     */
    public static Glob of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the pattern is empty; write \"**\" for everything");
        }
        if (text.startsWith("/") || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the pattern \"" + text + "\" must be a relative path");
        }
        List<Wildcards> names = new ArrayList<>();
        for (String name : (text.endsWith("/") ? text + "**" : text).split("/")) {
            if (name.equals("..")) {
                throw new IllegalArgumentException("the pattern \"" + text + "\" leaves its directory with \"..\"");
            }
            if (name.equals("**")) {
                names.add(ANY_DEPTH);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(Wildcards.of(name));
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "the pattern \"" + text + "\" names no file; write \"**\" for everything");
        }
        return new Glob(text, names);
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** Whether a relative path, its names separated by {@code /}, matches as a whole. */
    public boolean matches(String path) {
        Progress progress = start();
        for (String name : path.split("/")) {
            progress = progress.enter(name);
        }
        return progress.matched();
    }

    /** Where a walk down a tree begins. */
    public Progress start() {
        BitSet places = new BitSet();
        add(places, 0);
        return new Progress(places);
    }

    /** Marks a place, and the next one too where {@code **} may stand for nothing. */
    private void add(BitSet places, int place) {
        places.set(place);
        if (place < names.size() && names.get(place) == ANY_DEPTH) {
            add(places, place + 1);
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * How much of the pattern a path has used up so far: every place it may have reached. It lets a
     * search enter only those directories that can lead to a match. Immutable.
     */
    public final class Progress {
        private final BitSet places;

        private Progress(BitSet places) {
            this.places = places;
        }

        /** After one more name. */
        public Progress enter(String name) {
            BitSet next = new BitSet();
            places.stream().filter(place -> place < names.size()).forEach(place -> {
                if (names.get(place) == ANY_DEPTH) {
                    add(next, place);
                } else if (names.get(place).matches(name)) {
                    add(next, place + 1);
                }
            });
            return new Progress(next);
        }

        /** Whether the names so far match as a whole. */
        public boolean matched() {
            return places.get(names.size());
        }

        /** Whether more names can lead to a match. */
        public boolean canGoOn() {
            return places.length() > 0 && places.nextSetBit(0) < names.size();
        }
    }
}
