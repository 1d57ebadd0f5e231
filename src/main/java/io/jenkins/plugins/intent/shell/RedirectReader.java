package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Redirect.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads redirections. The text of a here-document begins behind the line on which it is announced; it is
 * read at once, and passed over when that line ends.
 */
final class RedirectReader {
    private final Cursor cursor;
    private final WordReader words;
    private final ShellParser parser;
    /** Where reading goes on behind a line's end that is followed by here-documents. */
    private final Map<Integer, Integer> documents = new HashMap<>();
    /** Those that reading has not passed yet, in order. */
    private final List<Ahead> ahead = new ArrayList<>();

    /**
     * A here-document that begins behind the line on which it is announced.
     *
     * @param announced where
     * @param lines as written, with the delimiter at the end
     */
    private record Ahead(int announced, String lines) {}

    RedirectReader(Cursor cursor, WordReader words, ShellParser parser) {
        this.cursor = cursor;
        this.words = words;
        this.parser = parser;
    }

    /** The end of a line, with the here-documents that follow. */
    void lineEnd() {
        Integer behind = documents.get(cursor.place());
        cursor.next();
        if (behind != null) {
            cursor.goTo(behind);
            ahead.clear();
        }
    }

    /** The lines of the here-documents that were announced since {@code start} and have not been passed. */
    String documentsAhead(int start) {
        return ahead.stream()
                .filter(document -> document.announced() >= start)
                .map(Ahead::lines)
                .collect(Collectors.joining());
    }

    /** Whether one begins here. */
    boolean begins() {
        int at = descriptorLength();
        int c = cursor.peekAt(at);
        return (c == '<' || c == '>') && cursor.peekAt(at + 1) != '('
                || c == '<' && cursor.peekAt(at + 1) == '<'
                || at == 0 && c == '&' && cursor.peekAt(1) == '>';
    }

    private int descriptorLength() {
        int length = 0;
        if (cursor.peek() == '{' && Cursor.isNameStart(cursor.peekAt(1))) {
            length++;
            while (Cursor.isName(cursor.peekAt(length))) {
                length++;
            }
            return cursor.peekAt(length) == '}' ? length + 1 : 0;
        }
        while (cursor.peekAt(length) >= '0' && cursor.peekAt(length) <= '9') {
            length++;
        }
        return length;
    }

    Redirect read() {
        int start = cursor.place();
        cursor.goTo(start + descriptorLength());
        String descriptor = cursor.since(start);
        Operator operator = operator();
        cursor.skipBlanks();
        if (Cursor.endsWord(cursor.peek()) && !cursor.startsWith("<(") && !cursor.startsWith(">(")) {
            throw cursor.mistake(start, cursor.place(), "'" + operator.spelling() + "' is given no file");
        }
        Word target = words.word();
        Word text =
                switch (operator) {
                    case HERE_DOCUMENT, HERE_DOCUMENT_TABS -> document(target, operator == Operator.HERE_DOCUMENT_TABS);
                    case HERE_STRING -> target;
                    default -> Word.EMPTY;
                };
        return new Redirect(descriptor, operator, target, text);
    }

    private Operator operator() {
        for (Operator operator : Operator.longestFirst()) {
            if (cursor.take(operator.spelling())) {
                return operator;
            }
        }
        throw parser.unexpected();
    }

    private Word document(Word delimiter, boolean tabs) {
        int lineEnd = lineEndAhead();
        if (lineEnd < 0) {
            return Word.EMPTY;
        }
        int here = cursor.place();
        int begins = documents.getOrDefault(lineEnd, lineEnd + 1);
        cursor.goTo(begins);
        String end = delimiter.literal().orElse(delimiter.source());
        StringBuilder text = new StringBuilder();
        while (cursor.rawPeek() != Cursor.END) {
            String line = cursor.line();
            String bare = tabs ? withoutTabs(line) : line;
            if (bare.equals(end)) {
                break;
            }
            text.append(bare).append('\n');
        }
        ahead.add(new Ahead(here, cursor.since(begins)));
        documents.put(lineEnd, cursor.place());
        cursor.goTo(here);
        return new Word(content(text.toString(), delimiter.hasQuotes()), text.toString());
    }

    private List<Part> content(String text, boolean asItIs) {
        if (text.isEmpty()) {
            return new ArrayList<>();
        }
        return asItIs ? List.of(new Part.Literal(text, true)) : ExpansionReader.document(text, parser);
    }

    private static String withoutTabs(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) == '\t') {
            start++;
        }
        return line.substring(start);
    }

    /** The next end of a line that is not in quotes; -1 when there is none. */
    private int lineEndAhead() {
        char quote = 0;
        for (int i = cursor.place(); i < cursor.length(); i++) {
            char c = cursor.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\n') {
                return i;
            }
        }
        return -1;
    }
}
