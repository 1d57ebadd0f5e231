package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Part.Arithmetic;
import io.jenkins.plugins.intent.shell.Part.ProcessSubstitution;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Part.Variable;
import java.util.ArrayList;
import java.util.List;

/** Reads what a shell replaces inside of words: variables, output of commands, calculations. */
final class ExpansionReader {
    private static final String SPECIAL = "@*#?-$!";

    private final Cursor cursor;
    private final WordReader words;
    private final ShellParser parser;
    private final BraceReader braces;

    ExpansionReader(Cursor cursor, WordReader words, ShellParser parser) {
        this.cursor = cursor;
        this.words = words;
        this.parser = parser;
        this.braces = new BraceReader(cursor, words, parser);
    }

    /** What begins with the dollar sign here; alone it is text. */
    void dollar(PartList parts, boolean quoted) {
        int start = cursor.place();
        cursor.next();
        int c = cursor.peek();
        if (c == '\'' && !quoted) {
            cursor.next();
            parts.text(AnsiText.read(cursor), true);
        } else if (c == '"' && !quoted) {
            words.quotes(parts);
        } else if (c == '(') {
            parts.part(parenthesis(start, quoted));
        } else if (c == '[') {
            cursor.next();
            parts.part(calculation(start, closing(']'), 1, quoted));
        } else if (c == '{') {
            parts.part(braces.read(start, quoted));
        } else if (Cursor.isNameStart(c)) {
            parts.part(variable(name(cursor), start, quoted));
        } else if (c >= '0' && c <= '9' || c != Cursor.END && SPECIAL.indexOf(c) >= 0) {
            parts.part(variable(String.valueOf((char) cursor.next()), start, quoted));
        } else {
            parts.text('$', quoted);
        }
    }

    static String name(Cursor cursor) {
        StringBuilder name = new StringBuilder();
        while (Cursor.isName(cursor.peek())) {
            name.append((char) cursor.next());
        }
        return name.toString();
    }

    private Part variable(String name, int start, boolean quoted) {
        return new Variable(name, "", Word.EMPTY, quoted, cursor.since(start));
    }

    private Part parenthesis(int start, boolean quoted) {
        cursor.next();
        int inner = cursor.place();
        if (cursor.take("(")) {
            int end = closing(')');
            if (end >= 0) {
                return calculation(start, end, 2, quoted);
            }
            cursor.goTo(inner);
        }
        Script script = parser.enclosed(')', start, inner);
        return new Substitution(script, quoted, cursor.since(start));
    }

    private Part calculation(int start, int end, int closing, boolean quoted) {
        if (end < 0) {
            throw cursor.mistake(start, start + 2, "'$[' has no ']'");
        }
        List<Part> expression = expression(end);
        cursor.goTo(end + closing);
        return new Arithmetic(expression, quoted, cursor.since(start));
    }

    /** What is written up to {@code end}, with what is expanded in it. */
    List<Part> expression(int end) {
        PartList parts = new PartList();
        while (cursor.place() < end) {
            int c = cursor.peek();
            if (c == '$') {
                dollar(parts, true);
            } else if (c == '`') {
                parts.part(backticks(true));
            } else if (c == Cursor.END) {
                break;
            } else {
                parts.text(cursor.next(), true);
            }
        }
        return parts.done();
    }

    /** Where a calculation that begins here is closed, by two of {@code ')'} or one of {@code ']'}; -1 when it is none. */
    int closing(char close) {
        int depth = 0;
        for (int i = cursor.place(); i < cursor.length(); i++) {
            char c = cursor.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(' || c == '[' && close == ']') {
                depth++;
            } else if (c == close && depth == 0) {
                boolean two = i + 1 < cursor.length() && cursor.charAt(i + 1) == ')';
                return close == ']' || two ? i : -1;
            } else if (c == ')' || c == close) {
                depth--;
            }
        }
        return -1;
    }

    Part process() {
        int start = cursor.place();
        boolean input = cursor.next() == '>';
        cursor.next();
        Script script = parser.enclosed(')', start, cursor.place());
        return new ProcessSubstitution(input, script, cursor.since(start));
    }

    /** Inside of backticks a backslash protects itself, the dollar sign and backticks, and is gone afterwards. */
    Part backticks(boolean quoted) {
        int start = cursor.place();
        cursor.next();
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = cursor.rawNext();
            if (c == Cursor.END) {
                throw cursor.mistake(start, start + 1, "'`' is not closed");
            } else if (c == '`') {
                break;
            }
            int following = cursor.rawPeek();
            boolean protects = c == '\\'
                    && (following == '`' || following == '\\' || following == '$' || following == '"' && quoted);
            text.append((char) (protects ? cursor.rawNext() : c));
        }
        ShellText inner = parser.within(text.toString(), start);
        return new Substitution(inner.script(), quoted, cursor.since(start));
    }

    /** Reads all of a here-document's text, in which quotes mean nothing. */
    static List<Part> document(String text, ShellParser parser) {
        Cursor cursor = new Cursor(text, parser.dialect());
        return new ArrayList<>(parser.on(cursor).wordReader().parts(WordReader.Context.DOCUMENT));
    }
}
