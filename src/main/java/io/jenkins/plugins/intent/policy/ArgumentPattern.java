package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.Wildcards;
import java.util.List;

/**
 * Patterns for arguments: {@code *} stands for any characters but separators of directories, {@code
 * ?} for one such character, {@code **} for any characters, {@code [c]} for the character c, and
 * {@code **} alone for any number of arguments. What a wildcard stands for never goes through a parent directory.
 */
final class ArgumentPattern {
    private static final String ANY_NUMBER = "**";

    private final List<String> patterns;
    private final List<Wildcards> compiled;

    ArgumentPattern(List<String> patterns) {
        this.patterns = patterns;
        this.compiled = patterns.stream().map(ArgumentPattern::compile).toList();
    }

    /** Whether the patterns, in order, cover all arguments. */
    boolean matches(List<String> args) {
        boolean[] reachable = new boolean[args.size() + 1];
        reachable[0] = true;
        for (int i = 0; i < patterns.size(); i++) {
            boolean[] next = new boolean[args.size() + 1];
            boolean any = patterns.get(i).equals(ANY_NUMBER);
            for (int j = 0; j <= args.size(); j++) {
                next[j] = any && (reachable[j] || j > 0 && next[j - 1] && harmless(args.get(j - 1)))
                        || !any && j > 0 && reachable[j - 1] && matchesOne(i, args.get(j - 1));
            }
            reachable = next;
        }
        return reachable[args.size()];
    }

    /** Whether one of the arguments matches one of the patterns. */
    boolean matchesAny(List<String> args) {
        for (String argument : args) {
            for (Wildcards pattern : compiled) {
                if (pattern.matches(argument)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean matchesOne(int index, String argument) {
        return compiled.get(index).matches(argument)
                && (patterns.get(index).equals(literally(argument)) || harmless(argument));
    }

    private static boolean harmless(String argument) {
        return !argument.contains("..") || !argument.matches("(?s)(.*[/\\\\=:])?\\.\\.([/\\\\].*)?");
    }

    /** The pattern that matches this argument and no other. */
    static String literally(String argument) {
        return argument.replaceAll("[*?\\[]", "[$0]");
    }

    static Wildcards compile(String glob) {
        Wildcards.Builder pattern = new Wildcards.Builder();
        for (int i = 0; i < glob.length(); i++) {
            int c = glob.codePointAt(i);
            if (c == '*' && i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
                pattern.anyNumber(false);
                i++;
            } else if (c == '[' && i + 2 < glob.length() && glob.charAt(i + 2) == ']') {
                pattern.itself(glob.charAt(i + 1));
                i += 2;
            } else if (c == '*') {
                pattern.anyNumber(true);
            } else if (c == '?') {
                pattern.one(true);
            } else {
                pattern.itself(c);
                i += Character.charCount(c) - 1;
            }
        }
        return pattern.build();
    }
}
