package io.jenkins.plugins.intent.policy.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text that a shell would read, taken apart far enough to see what it starts: simple commands,
 * where output goes, and the texts of command substitutions. Nothing is expanded.
 */
public final class ShellText {
    private static final Set<String> KEYWORDS = Set.of(
            "if", "then", "else", "elif", "fi", "while", "until", "do", "done", "!", "{", "}", "exec", "eval",
            "command", "builtin", "&");
    private static final String ESCAPABLE = " \t\n'\"\\$`;&|<>()#*?!~{}";

    private final List<List<String>> commands = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> substitutions = new ArrayList<>();
    private boolean needsShell;

    private final String text;
    private int at;
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean targetExpected;

    private ShellText(String text) {
        this.text = text;
    }

    public static ShellText parse(String text) {
        ShellText parsed = new ShellText(text);
        parsed.run();
        return parsed;
    }

    /** Words of each simple command, in order. */
    public List<List<String>> commands() {
        return commands;
    }

    /** Files that output is redirected to. */
    public List<String> outputs() {
        return outputs;
    }

    /** Texts inside {@code $(…)} and backticks. */
    public List<String> substitutions() {
        return substitutions;
    }

    /** Whether it says more than one plain command does. */
    public boolean needsShell() {
        return needsShell;
    }

    /** The words of a text that is split at blanks, by the same quotes. */
    public static List<String> words(String text) {
        return parse(text).commands.stream().flatMap(List::stream).toList();
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\r' -> endWord();
                case '\n', ';', '|', '(', ')' -> endCommand(true);
                case '&' -> ampersand();
                case '<', '>' -> redirect(c);
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                case '`' -> substitution('`');
                case '$' -> dollar();
                case '#' -> comment();
                default -> add(c);
            }
        }
        endCommand(false);
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void ampersand() {
        if (at < text.length() && text.charAt(at) == '>') {
            endWord();
        } else {
            endCommand(true);
        }
    }

    private void redirect(char c) {
        needsShell = true;
        if (inWord && word.chars().allMatch(Character::isDigit)) {
            word.setLength(0);
            inWord = false;
        }
        endWord();
        while (at < text.length() && (text.charAt(at) == c || text.charAt(at) == '|')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '&') {
            at++;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                at++;
            }
            return;
        }
        targetExpected = true;
    }

    private void singleQuoted() {
        inWord = true;
        int end = text.indexOf('\'', at);
        int stop = end < 0 ? text.length() : end;
        word.append(text, at, stop);
        at = Math.min(stop + 1, text.length());
    }

    private void doubleQuoted() {
        inWord = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            } else if (c == '\\' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0) {
                word.append(text.charAt(at++));
            } else if (c == '`') {
                substitution('`');
            } else if (c == '$') {
                dollar();
            } else {
                word.append(c);
            }
        }
    }

    private void escaped() {
        if (at < text.length() && ESCAPABLE.indexOf(text.charAt(at)) >= 0) {
            add(text.charAt(at++));
        } else {
            add('\\');
        }
    }

    private void dollar() {
        needsShell = true;
        add('$');
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            substitution(')');
        }
    }

    private void substitution(char close) {
        needsShell = true;
        inWord = true;
        int start = at;
        int depth = 1;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == close) {
                depth--;
            } else if (c == '(' && close == ')') {
                depth++;
            }
        }
        substitutions.add(text.substring(start, depth == 0 ? at - 1 : at));
        word.append('$');
    }

    private void comment() {
        if (inWord) {
            add('#');
            return;
        }
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void endWord() {
        if (!inWord) {
            return;
        }
        String done = word.toString();
        word.setLength(0);
        inWord = false;
        if (targetExpected) {
            outputs.add(done);
            targetExpected = false;
        } else if (!words.isEmpty() || !KEYWORDS.contains(done)) {
            words.add(done);
        }
    }

    private void endCommand(boolean operator) {
        endWord();
        targetExpected = false;
        needsShell |= operator;
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
