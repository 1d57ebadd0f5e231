package io.jenkins.plugins.intent.secrets;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/**
 * Finds many byte patterns in one pass (Aho and Corasick). A state stands for the longest end of the
 * input so far that begins some pattern. Immutable once built; the reader keeps the state, a number
 * that is 0 at the start.
 */
final class PatternTrie {
    static final int ROOT = 0;
    private static final int NONE = -1;

    private final int[] rootChild = new int[256];
    private final byte[] label;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final int[] fallback;
    private final int[] depth;
    private final int[] match;
    private int states = 1;

    PatternTrie(Collection<byte[]> patterns) {
        int capacity = 1;
        for (byte[] pattern : patterns) {
            capacity += pattern.length;
        }
        label = new byte[capacity];
        firstChild = filled(capacity, NONE);
        nextSibling = filled(capacity, NONE);
        fallback = new int[capacity];
        depth = new int[capacity];
        match = new int[capacity];
        patterns.forEach(this::add);
        connect();
    }

    private static int[] filled(int size, int value) {
        int[] array = new int[size];
        Arrays.fill(array, value);
        return array;
    }

    private void add(byte[] pattern) {
        int state = ROOT;
        for (byte next : pattern) {
            int child = child(state, next);
            state = child == NONE ? addChild(state, next) : child;
        }
        match[state] = pattern.length;
    }

    private int addChild(int state, byte next) {
        int child = states++;
        label[child] = next;
        depth[child] = depth[state] + 1;
        nextSibling[child] = firstChild[state];
        firstChild[state] = child;
        return child;
    }

    private int child(int state, byte next) {
        int child = firstChild[state];
        while (child != NONE && label[child] != next) {
            child = nextSibling[child];
        }
        return child;
    }

    private void connect() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int child = firstChild[ROOT]; child != NONE; child = nextSibling[child]) {
            rootChild[label[child] & 0xff] = child;
            open.add(child);
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            for (int child = firstChild[state]; child != NONE; child = nextSibling[child]) {
                fallback[child] = next(fallback[state], label[child]);
                match[child] = Math.max(match[child], match[fallback[child]]);
                open.add(child);
            }
        }
    }

    /** The state after one more byte. */
    int next(int state, byte value) {
        int from = state;
        while (from != ROOT) {
            int child = child(from, value);
            if (child != NONE) {
                return child;
            }
            from = fallback[from];
        }
        return rootChild[value & 0xff];
    }

    /** How many of the last bytes may still become a match. */
    int depth(int state) {
        return depth[state];
    }

    /** Length of the longest pattern that ends here; 0 when none does. */
    int match(int state) {
        return match[state];
    }
}
