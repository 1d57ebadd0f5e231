package io.jenkins.plugins.intent.cli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that understands just what {@link LiveScreen} sends, and fails on anything else. Lines
 * are only cut at its width while wrapping is off, as real terminals do.
 */
public final class SmallTerminal {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])");

    private int columns;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private boolean wrap = true;

    public SmallTerminal(int columns) {
        this.columns = columns;
    }

    public void write(String text) {
        Matcher sequence = SEQUENCE.matcher(text);
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '\u001b') {
                sequence.region(i, text.length());
                if (!sequence.lookingAt()) {
                    throw new AssertionError("unknown sequence at " + i + " of " + text);
                }
                obey(sequence.group(1) + sequence.group(3), sequence.group(2));
                i = sequence.end();
            } else {
                put(c);
                i++;
            }
        }
    }

    /** Breaks lines that do not fit any more, as terminals do that fill a narrower window anew. */
    public void narrow(int fewer) {
        columns = fewer;
        List<StringBuilder> before = List.copyOf(rows);
        int at = row;
        rows.clear();
        for (StringBuilder line : before) {
            row = before.get(at) == line ? rows.size() : row;
            int from = 0;
            do {
                rows.add(new StringBuilder(line.substring(from, Math.min(line.length(), from + columns))));
                from += columns;
            } while (from < line.length());
        }
        column = Math.min(column, columns);
    }

    private void put(char c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') {
            column = 0;
            down();
        } else if (column == columns && !wrap) {
            rows.get(row).setCharAt(columns - 1, c);
        } else {
            if (column == columns) {
                column = 0;
                down();
            }
            StringBuilder line = rows.get(row);
            line.append(" ".repeat(Math.max(0, column + 1 - line.length())));
            line.setCharAt(column++, c);
        }
    }

    private void down() {
        row++;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
    }

    private void obey(String command, String number) {
        switch (command) {
            case "A" -> row -= Integer.parseInt(number);
            case "K" -> rows.get(row).setLength(Math.min(column, rows.get(row).length()));
            case "J" -> {
                rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                rows.subList(row + 1, rows.size()).clear();
            }
            case "?h" -> wrap = true;
            case "?l" -> wrap = false;
            case "m" -> {}
            default -> throw new AssertionError("unknown command " + command);
        }
    }

    boolean wraps() {
        return wrap;
    }

    /** What a person sees, without blanks at the ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(
                rows.stream().map(line -> line.toString().stripTrailing()).toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
