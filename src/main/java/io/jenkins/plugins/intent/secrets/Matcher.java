package io.jenkins.plugins.intent.secrets;

import java.util.Collection;

/**
 * Follows one stream through a trie and tells where matches and possible matches begin, as positions
 * in the stream. May look past line ends, since base64 is often broken into lines.
 */
final class Matcher {
    /** A carriage return and a line feed. */
    private static final int LONGEST_LINE_END = 2;

    private final PatternTrie trie;
    private final boolean foldsLines;
    /** Where the last bytes that counted were, by their number modulo the length. */
    private final long[] positions;

    private int state = PatternTrie.ROOT;
    private long counted;
    private int lineEnd;

    Matcher(PatternTrie trie, int longest, boolean foldsLines) {
        this.trie = trie;
        this.foldsLines = foldsLines;
        this.positions = new long[longest + 1];
    }

    static int longest(Collection<byte[]> patterns) {
        int longest = 0;
        for (byte[] pattern : patterns) {
            longest = Math.max(longest, pattern.length);
        }
        return longest;
    }

    /** Whether the byte changes nothing: no match is possible yet, and it begins none. */
    boolean passes(byte value) {
        return state == PatternTrie.ROOT && trie.next(PatternTrie.ROOT, value) == PatternTrie.ROOT;
    }

    /**
     * Takes the next byte.
     *
     * @return where the longest match that ends with it begins, or -1 when none does
     */
    long accept(byte value, long position) {
        if (foldsLines && SecretForms.isLineEnd(value) && state != PatternTrie.ROOT && lineEnd < LONGEST_LINE_END) {
            lineEnd++;
            return -1;
        }
        lineEnd = 0;
        state = trie.next(state, value);
        positions[(int) (counted % positions.length)] = position;
        counted++;
        int match = trie.match(state);
        return match == 0 ? -1 : begin(match);
    }

    /** Where the earliest match that may still come begins; {@code otherwise} when none may. */
    long pending(long otherwise) {
        int depth = trie.depth(state);
        return depth == 0 ? otherwise : begin(depth);
    }

    private long begin(int length) {
        return positions[(int) ((counted - length) % positions.length)];
    }
}
