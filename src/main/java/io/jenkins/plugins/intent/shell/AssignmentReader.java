package io.jenkins.plugins.intent.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code NAME=value}, {@code NAME+=value}, {@code NAME[1]=value} and {@code NAME=(a b c)}. */
final class AssignmentReader {
    private final Cursor cursor;
    private final WordReader words;
    private final ShellParser parser;

    AssignmentReader(Cursor cursor, WordReader words, ShellParser parser) {
        this.cursor = cursor;
        this.words = words;
        this.parser = parser;
    }

    /** The assignment that begins here; nothing is read when none does. */
    Optional<Assignment> read() {
        int start = cursor.place();
        String name = Cursor.isNameStart(cursor.peek()) ? ExpansionReader.name(cursor) : "";
        String index = name.isEmpty() ? "" : index();
        boolean append = cursor.startsWith("+=");
        if (name.isEmpty() || !append && !cursor.startsWith("=")) {
            cursor.goTo(start);
            return Optional.empty();
        }
        cursor.take(append ? "+=" : "=");
        if (cursor.peek() == '(') {
            List<Word> elements = elements();
            List<Part> parts = new ArrayList<>();
            elements.forEach(element -> parts.addAll(element.parts()));
            return Optional.of(new Assignment(name, index, append, new Word(parts, ""), elements, true));
        }
        Word value = Cursor.endsWord(cursor.peek()) && !cursor.startsWith("<(") ? Word.EMPTY : words.word();
        return Optional.of(new Assignment(name, index, append, value, List.of(), false));
    }

    private String index() {
        int before = cursor.place();
        if (!cursor.take("[")) {
            return "";
        }
        int end = words.expansions().closing(']');
        if (end < 0 || cursor.charAt(end) != ']') {
            cursor.goTo(before);
            return "";
        }
        String index = cursor.between(cursor.place(), end);
        cursor.goTo(end + 1);
        return index;
    }

    private List<Word> elements() {
        int start = cursor.place();
        cursor.next();
        List<Word> elements = new ArrayList<>();
        while (true) {
            parser.skipLines();
            if (cursor.take(")")) {
                return elements;
            }
            if (Cursor.endsWord(cursor.peek()) && !cursor.startsWith("<(") && !cursor.startsWith(">(")) {
                throw cursor.mistake(start, start + 1, "'(' of an array has no ')'");
            }
            elements.add(words.word());
        }
    }

    /** An argument of {@code export} and its like: a word, whose value may be an array too. */
    Word declared() {
        int start = cursor.place();
        Optional<Assignment> assignment = read();
        if (assignment.isEmpty()) {
            return words.word();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Literal(assignment.get().name() + "=", true));
        parts.addAll(assignment.get().value().parts());
        return new Word(parts, cursor.since(start));
    }
}
