package io.jenkins.plugins.intent.policy.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a sed script starts ({@code e command}, {@code e} alone and the {@code e} flag
 * of {@code s}, which start what the pattern space holds), and the files that it writes.
 */
public final class SedScript {
    private final String script;
    private final List<String> started = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private int at;

    private SedScript(String script) {
        this.script = script;
    }

    public static SedScript of(String script) {
        SedScript parsed = new SedScript(script);
        parsed.run();
        return parsed;
    }

    /** Texts that a shell is given; an empty one stands for a text that only the input knows. */
    public List<String> commands() {
        return List.copyOf(started);
    }

    /** Files that {@code w}, {@code W} and the {@code w} flag of {@code s} write. */
    public List<String> files() {
        return List.copyOf(written);
    }

    private void run() {
        while (at < script.length()) {
            char c = script.charAt(at++);
            switch (c) {
                case '/' -> skipTo('/');
                case '\\' -> skipTo(at < script.length() ? script.charAt(at++) : '/');
                case 's' -> substitute();
                case 'y' -> {
                    char delimiter = at < script.length() ? script.charAt(at++) : '/';
                    skipTo(delimiter);
                    skipTo(delimiter);
                }
                case 'e' -> started.add(restOfLine());
                case 'w', 'W' -> written.add(restOfLine());
                case 'a', 'i', 'c', 'r', 'R', ':', 'b', 't', 'T', '#' -> restOfCommand(c);
                default -> {
                    // Addresses, blanks, braces and commands without argument start nothing.
                }
            }
        }
    }

    private void substitute() {
        if (at >= script.length()) {
            return;
        }
        char delimiter = script.charAt(at++);
        skipTo(delimiter);
        int start = at;
        skipTo(delimiter);
        String replacement = script.substring(start, Math.max(start, at - 1));
        while (at < script.length() && (Character.isLetterOrDigit(script.charAt(at)))) {
            char flag = script.charAt(at++);
            if (flag == 'e') {
                started.add(replacement.contains("&") || replacement.contains("\\") ? "" : replacement);
            } else if (flag == 'w') {
                written.add(restOfLine());
            }
        }
    }

    private void skipTo(char delimiter) {
        boolean inClass = false;
        while (at < script.length()) {
            char c = script.charAt(at++);
            if (c == '\\') {
                at = Math.min(at + 1, script.length());
            } else if (c == '[' && delimiter == '/') {
                inClass = script.indexOf(']', at) > 0;
            } else if (c == ']') {
                inClass = false;
            } else if (c == delimiter && !inClass) {
                return;
            }
        }
    }

    private void restOfCommand(char command) {
        if (command == 'b' || command == 't' || command == 'T' || command == ':') {
            while (at < script.length()
                    && script.charAt(at) != ';'
                    && script.charAt(at) != '\n'
                    && script.charAt(at) != '}') {
                at++;
            }
        } else {
            restOfLine();
        }
    }

    private String restOfLine() {
        int end = script.indexOf('\n', at);
        int stop = end < 0 ? script.length() : end;
        String rest = script.substring(Math.min(at, stop), stop).strip();
        at = stop;
        return rest;
    }
}
