package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.WordReader.Context;
import java.util.List;

/** Reads <code>${…}</code>. */
final class BraceReader {
    private static final List<String> OPERATORS = List.of(
            ":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "?", "+", "#", "%", "/", "^",
            ",", "@", ":");
    private static final String SPECIAL = "@*#?-$!";

    private final Cursor cursor;
    private final WordReader words;
    private final ShellParser parser;

    BraceReader(Cursor cursor, WordReader words, ShellParser parser) {
        this.cursor = cursor;
        this.words = words;
        this.parser = parser;
    }

    /** The dollar sign at {@code start} is read already. */
    Part read(int start, boolean quoted) {
        cursor.next();
        String prefix = prefix();
        String name = name();
        Context context = quoted ? Context.QUOTED_BRACES : Context.BRACES;
        if (name.isEmpty()) {
            return unreadable(start, quoted);
        }
        PartList argument = new PartList();
        String operator = prefix;
        if (cursor.take("[")) {
            operator = cursor.startsWith("@]") || cursor.startsWith("*]") ? "elements" : "index";
            index(argument, start);
            operator = prefix.isEmpty() ? operator : prefix;
        }
        if (cursor.peek() != '}') {
            operator = operator(start);
            argument.all(words.parts(context));
        }
        if (cursor.next() != '}') {
            throw cursor.mistake(start, start + 2, "'${' has no '}'");
        }
        return new Variable(name, operator, new Word(argument.done(), ""), quoted, cursor.since(start));
    }

    /** {@code #} for the length and {@code !} for the variable that this one names, when a name follows. */
    private String prefix() {
        boolean length = cursor.startsWith("#") && !cursor.startsWith("#}");
        boolean indirect = cursor.startsWith("!") && !cursor.startsWith("!}");
        if (!length && !indirect) {
            return "";
        }
        int before = cursor.place();
        cursor.next();
        int c = cursor.peek();
        if (Cursor.isName(c) || c == '@' || c == '*') {
            return length ? "length" : "indirect";
        }
        cursor.goTo(before);
        return "";
    }

    private String name() {
        int c = cursor.peek();
        if (Cursor.isNameStart(c)) {
            return ExpansionReader.name(cursor);
        }
        StringBuilder name = new StringBuilder();
        while (cursor.peek() >= '0' && cursor.peek() <= '9') {
            name.append((char) cursor.next());
        }
        if (name.isEmpty() && c != Cursor.END && SPECIAL.indexOf(c) >= 0) {
            name.append((char) cursor.next());
        }
        return name.toString();
    }

    private void index(PartList argument, int start) {
        int end = words.expansions().closing(']');
        if (end < 0) {
            throw cursor.mistake(start, start + 2, "'[' of an index has no ']'");
        }
        argument.all(words.expansions().expression(end));
        cursor.goTo(end + 1);
    }

    private String operator(int start) {
        for (String operator : OPERATORS) {
            if (cursor.take(operator)) {
                return operator;
            }
        }
        if (cursor.atEnd()) {
            throw cursor.mistake(start, start + 2, "'${' has no '}'");
        }
        parser.remark(cursor.mistake(start, start + 2, "what stands in '${…}' is no variable"));
        return "unreadable";
    }

    /** Such as the expressions of other tools, which put their own values there before a shell reads it. */
    private Part unreadable(int start, boolean quoted) {
        int depth = 1;
        while (depth > 0) {
            int c = cursor.next();
            if (c == Cursor.END) {
                throw cursor.mistake(start, start + 2, "'${' has no '}'");
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        parser.remark(cursor.mistake(start, cursor.place(), "what stands in '${…}' is no variable"));
        return new Variable("", "unreadable", Word.EMPTY, quoted, cursor.since(start));
    }
}
