package io.jenkins.plugins.intent.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of characters and wildcards for a whole text. Matching takes at most as many steps as text and pattern have
 * characters, multiplied: what tries one way after the other, as Java's regular expressions do, would not be done with
 * {@code *a*a*a*a*a*b} as long as anybody waits. Immutable.
 */
public final class Wildcards {
    private static final String SEPARATORS = "/\\";

    private enum Kind {
        /** The character itself. */
        ITSELF,
        ONE,
        ANY_NUMBER
    }

    /**
     * A part of the pattern.
     *
     * @param character of {@link Kind#ITSELF}
     * @param inOneName whether it stands for no separator of directories
     */
    private record Part(Kind kind, int character, boolean inOneName) {
        boolean takes(int other) {
            return kind == Kind.ITSELF ? character == other : !inOneName || SEPARATORS.indexOf(other) < 0;
        }
    }

    private final Part[] parts;

    private Wildcards(Part[] parts) {
        this.parts = parts;
    }

    /** Puts a pattern together, from left to right. */
    public static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        /** A character that stands for itself. */
        public Builder itself(int character) {
            parts.add(new Part(Kind.ITSELF, character, false));
            return this;
        }

        /** One character. */
        public Builder one(boolean inOneName) {
            parts.add(new Part(Kind.ONE, 0, inOneName));
            return this;
        }

        /** Any number of characters, also none. */
        public Builder anyNumber(boolean inOneName) {
            parts.add(new Part(Kind.ANY_NUMBER, 0, inOneName));
            return this;
        }

        public Wildcards build() {
            return new Wildcards(parts.toArray(Part[]::new));
        }
    }

    /** A pattern in which {@code ?} is any character and {@code *} any number of any. */
    public static Wildcards of(String pattern) {
        Builder builder = new Builder();
        pattern.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> builder.anyNumber(false);
                case '?' -> builder.one(false);
                default -> builder.itself(c);
            }
        });
        return builder.build();
    }

    /** Whether the pattern stands for all of the text. */
    public boolean matches(String text) {
        if (parts.length > 0
                && parts[0].kind == Kind.ITSELF
                && (text.isEmpty() || text.codePointAt(0) != parts[0].character)) {
            return false;
        }
        BitSet places = new BitSet(parts.length + 1);
        reach(places, 0);
        for (int i = 0; i < text.length() && !places.isEmpty(); ) {
            int character = text.codePointAt(i);
            places = after(places, character);
            i += Character.charCount(character);
        }
        return places.get(parts.length);
    }

    /** Every place in the pattern that one more character leads to. */
    private BitSet after(BitSet places, int character) {
        BitSet next = new BitSet(parts.length + 1);
        for (int at = places.nextSetBit(0); at >= 0 && at < parts.length; at = places.nextSetBit(at + 1)) {
            if (parts[at].takes(character)) {
                reach(next, parts[at].kind == Kind.ANY_NUMBER ? at : at + 1);
            }
        }
        return next;
    }

    /** Marks a place, and the next ones too where any number may be none. */
    private void reach(BitSet places, int place) {
        int at = place;
        places.set(at);
        while (at < parts.length && parts[at].kind == Kind.ANY_NUMBER) {
            at++;
            places.set(at);
        }
    }
}
