package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.ShellText.Dialect;

/** A place in shell text. Lines that end in a backslash are joined on the way, except where {@code raw} says not to. */
final class Cursor {
    static final int END = -1;
    private static final String MEANT = " \t\n'\"\\$`;&|<>()#*?!~{}[]";

    private final String text;
    private final Dialect dialect;
    private int at;

    Cursor(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Found a mistake; carries no stack trace, since it is no fault of the program. */
    static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int place;
        private final int resume;

        private Mistake(int place, int resume, String message) {
            super(message, null, false, false);
            this.place = place;
            this.resume = resume;
        }

        int place() {
            return place;
        }

        /** Where reading may go on; always behind where what holds the mistake begins. */
        int resume() {
            return resume;
        }

        /** The same mistake in a construct that is read anew from {@code inner}, as if it stood alone. */
        Mistake readAnewFrom(int inner) {
            return new Mistake(place, inner, getMessage());
        }
    }

    /** @param resume where reading may go on */
    Mistake mistake(int place, int resume, String message) {
        return new Mistake(place, Math.max(resume, place + 1), message);
    }

    int place() {
        return at;
    }

    void goTo(int place) {
        at = Math.min(place, text.length());
    }

    boolean atEnd() {
        return peek() == END;
    }

    int peek() {
        joinLines();
        return rawPeek();
    }

    private void joinLines() {
        while (text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at)) {
            at += text.charAt(at + 1) == '\n' ? 2 : 3;
        }
    }

    int next() {
        joinLines();
        return rawNext();
    }

    int rawPeek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    int rawNext() {
        return at < text.length() ? text.charAt(at++) : END;
    }

    /** What stands that many characters ahead. */
    int peekAt(int ahead) {
        joinLines();
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    char charAt(int place) {
        return text.charAt(place);
    }

    boolean startsWith(String expected) {
        joinLines();
        return text.startsWith(expected, at);
    }

    boolean take(String expected) {
        if (!startsWith(expected)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    int indexOf(char c) {
        return text.indexOf(c, at);
    }

    /** What was read since {@code start}. */
    String since(int start) {
        return text.substring(Math.min(start, at), at);
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    int length() {
        return text.length();
    }

    /** Whether the backslash just read takes the meaning from the next character. */
    boolean escapes() {
        return dialect == Dialect.POSIX || at < text.length() && MEANT.indexOf(text.charAt(at)) >= 0;
    }

    /** Blanks; a carriage return counts as one in front of a line's end. */
    void skipBlanks() {
        while (true) {
            int c = peek();
            if (c == ' ' || c == '\t' || c == '\r' && isLineEnd(at + 1)) {
                at++;
            } else {
                return;
            }
        }
    }

    private boolean isLineEnd(int place) {
        return place >= text.length() || text.charAt(place) == '\n';
    }

    /** Up to the end of the line, which stays. */
    void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** One line without its end, which is read too. */
    String line() {
        int start = at;
        skipLine();
        String line = text.substring(start, at);
        at = Math.min(at + 1, text.length());
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    ShellText.Problem problem(Mistake mistake) {
        int line = 1;
        int lineStart = 0;
        int place = Math.min(mistake.place(), text.length());
        for (int i = text.indexOf('\n'); i >= 0 && i < place; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return new ShellText.Problem(line, place - lineStart + 1, mistake.getMessage());
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == END;
    }

    /** Ends an unquoted word. */
    static boolean endsWord(int c) {
        return isBlank(c) || c == ';' || c == '&' || c == '|' || c == '<' || c == '>' || c == '(' || c == ')';
    }

    static boolean isNameStart(int c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isName(int c) {
        return isNameStart(c) || c >= '0' && c <= '9';
    }
}
