package io.jenkins.plugins.intent.shell;

import java.util.List;

/** Reads words: quotes, escapes, and by way of {@link ExpansionReader} what is expanded in them. */
final class WordReader {
    /** What is being read, which decides where it ends and what quotes mean. */
    enum Context {
        WORD,
        REGEX,
        BRACES,
        QUOTED_BRACES,
        QUOTES,
        DOCUMENT;

        boolean quotes() {
            return this == QUOTED_BRACES || this == QUOTES || this == DOCUMENT;
        }
    }

    private final Cursor cursor;
    private final ExpansionReader expansions;
    private final ShellParser parser;

    WordReader(Cursor cursor, ShellParser parser) {
        this.cursor = cursor;
        this.parser = parser;
        this.expansions = new ExpansionReader(cursor, this, parser);
    }

    ExpansionReader expansions() {
        return expansions;
    }

    /** The word that begins here. */
    Word word() {
        return word(Context.WORD);
    }

    Word word(Context context) {
        int start = cursor.place();
        List<Part> parts = parts(context);
        return new Word(parts, cursor.since(start));
    }

    /** Up to the end that the context says, which stays. */
    List<Part> parts(Context context) {
        parser.descend(cursor.place());
        try {
            return partsOf(context);
        } finally {
            parser.ascend();
        }
    }

    private List<Part> partsOf(Context context) {
        PartList parts = new PartList();
        int depth = 0;
        while (true) {
            int c = cursor.peek();
            if (context == Context.REGEX && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
                parts.text(cursor.next(), false);
            } else if (!isEnd(c, context, depth)) {
                piece(c, context, parts);
            } else if (!goesOn(c, context, parts)) {
                return parts.done();
            }
        }
    }

    private boolean isEnd(int c, Context context, int depth) {
        return switch (context) {
            case WORD -> Cursor.endsWord(c) || atLineEnd(c);
            case REGEX -> c == Cursor.END || Cursor.isBlank(c) && depth <= 0;
            case BRACES, QUOTED_BRACES -> c == '}' || c == Cursor.END;
            case QUOTES -> c == '"' || c == Cursor.END;
            case DOCUMENT -> c == Cursor.END;
        };
    }

    private boolean atLineEnd(int c) {
        return c == '\r' && (cursor.startsWith("\r\n") || cursor.place() + 1 == cursor.length());
    }

    /** {@code <(…)}, and {@code @(a|b)} of bash's extended patterns. */
    private boolean goesOn(int c, Context context, PartList parts) {
        if (context != Context.WORD) {
            return false;
        }
        if (c == '(' && "?*+@!".indexOf(parts.lastPlain()) >= 0) {
            pattern(parts);
            return true;
        }
        if (cursor.startsWith("<(") || cursor.startsWith(">(")) {
            parts.part(expansions.process());
            return true;
        }
        return false;
    }

    private void pattern(PartList parts) {
        int start = cursor.place();
        int depth = 0;
        do {
            int c = cursor.next();
            if (c == Cursor.END) {
                throw cursor.mistake(start, start + 1, "'(' of a pattern has no ')'");
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            parts.text(c, false);
        } while (depth > 0);
    }

    private void piece(int c, Context context, PartList parts) {
        boolean quoted = context.quotes();
        switch (c) {
            case '\\' -> escaped(context, parts);
            case '\'' -> {
                if (quoted) {
                    parts.text(cursor.next(), true);
                } else {
                    single(parts);
                }
            }
            case '"' -> {
                if (context == Context.DOCUMENT) {
                    parts.text(cursor.next(), true);
                } else {
                    quotes(parts);
                }
            }
            case '$' -> expansions.dollar(parts, quoted);
            case '`' -> parts.part(expansions.backticks(quoted));
            default -> parts.text(cursor.next(), quoted);
        }
    }

    private void escaped(Context context, PartList parts) {
        cursor.next();
        int c = cursor.rawPeek();
        if (c == Cursor.END) {
            parts.text('\\', true);
        } else if (!context.quotes()) {
            boolean escapes = cursor.escapes();
            parts.text(escapes ? cursor.rawNext() : '\\', escapes);
        } else if (c == '$'
                || c == '`'
                || c == '\\'
                || c == '"' && context != Context.DOCUMENT
                || c == '}' && context == Context.QUOTED_BRACES) {
            parts.text(cursor.rawNext(), true);
        } else {
            parts.text('\\', true);
        }
    }

    private void single(PartList parts) {
        int start = cursor.place();
        cursor.next();
        int end = cursor.indexOf('\'');
        if (end < 0) {
            throw cursor.mistake(start, start + 1, "the text that begins with ' has no closing quote");
        }
        parts.text(cursor.between(cursor.place(), end), true);
        cursor.goTo(end + 1);
    }

    /** A text in double quotes, with the quotes. */
    void quotes(PartList parts) {
        int start = cursor.place();
        cursor.next();
        List<Part> inner = parts(Context.QUOTES);
        if (cursor.next() != '"') {
            throw cursor.mistake(start, start + 1, "the text that begins with \" has no closing quote");
        }
        if (inner.isEmpty()) {
            parts.text("", true);
        } else {
            parts.all(inner);
        }
    }
}
