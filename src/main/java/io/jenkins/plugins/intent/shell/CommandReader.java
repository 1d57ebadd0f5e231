package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Command.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads commands: decides which kind begins, and reads simple ones. */
final class CommandReader {
    private static final Set<String> RESERVED = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "while",
            "until",
            "for",
            "select",
            "do",
            "done",
            "case",
            "esac",
            "function",
            "coproc",
            "time",
            "!",
            "{",
            "}",
            "[[");
    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");
    private static final Set<String> DECLARING = Set.of("declare", "typeset", "local", "export", "readonly", "alias");
    private static final int LONGEST_RESERVED = 8;

    private final Cursor cursor;
    private final WordReader words;
    private final RedirectReader redirects;
    private final ShellParser parser;
    private final CompoundReader compounds;
    private final AssignmentReader assignments;

    CommandReader(Cursor cursor, WordReader words, RedirectReader redirects, ShellParser parser) {
        this.cursor = cursor;
        this.words = words;
        this.redirects = redirects;
        this.parser = parser;
        this.assignments = new AssignmentReader(cursor, words, parser);
        this.compounds = new CompoundReader(cursor, words, this, parser);
    }

    /** The reserved word that stands here; empty when none does. */
    String reserved() {
        int length = 0;
        while (length <= LONGEST_RESERVED && !Cursor.endsWord(cursor.peekAt(length))) {
            length++;
        }
        if (length == 0 || length > LONGEST_RESERVED) {
            return "";
        }
        String word = cursor.between(cursor.place(), cursor.place() + length);
        word = word.endsWith("\r") ? word.substring(0, word.length() - 1) : word;
        return RESERVED.contains(word) ? word : "";
    }

    boolean isReserved() {
        return !reserved().isEmpty();
    }

    Command read() {
        int start = cursor.place();
        parser.descend(start);
        try {
            return begin(reserved());
        } finally {
            parser.ascend();
        }
    }

    private Command begin(String reserved) {
        if (CLOSING.contains(reserved)) {
            throw parser.unexpected();
        }
        if (!reserved.isEmpty()) {
            return compounds.read(reserved);
        }
        return cursor.startsWith("(") ? compounds.parenthesis() : simple();
    }

    /** Redirections behind a compound command. */
    List<Redirect> redirects() {
        List<Redirect> all = new ArrayList<>();
        cursor.skipBlanks();
        while (redirects.begins()) {
            all.add(redirects.read());
            cursor.skipBlanks();
        }
        return all;
    }

    private Command simple() {
        int start = cursor.place();
        List<Assignment> before = new ArrayList<>();
        List<Word> argv = new ArrayList<>();
        List<Redirect> files = new ArrayList<>();
        while (true) {
            cursor.skipBlanks();
            if (redirects.begins()) {
                files.add(redirects.read());
                continue;
            }
            int c = cursor.peek();
            if (c == '(' && argv.size() == 1 && before.isEmpty() && files.isEmpty()) {
                return compounds.function(argv.get(0));
            }
            if (endsHere(c)) {
                break;
            }
            Optional<Assignment> assignment = argv.isEmpty() ? assignments.read() : Optional.empty();
            if (assignment.isPresent()) {
                before.add(assignment.get());
            } else {
                argv.add(declares(argv) ? assignments.declared() : words.word());
            }
        }
        if (before.isEmpty() && argv.isEmpty() && files.isEmpty()) {
            throw parser.unexpected();
        }
        if (cursor.place() == start) {
            throw parser.unexpected();
        }
        return new Simple(before, argv, files);
    }

    private boolean endsHere(int c) {
        if (cursor.startsWith("<(") || cursor.startsWith(">(")) {
            return false;
        }
        return c == '#' || c == '\r' && cursor.place() + 1 >= cursor.length() || Cursor.endsWord(c);
    }

    private static boolean declares(List<Word> argv) {
        return !argv.isEmpty()
                && argv.get(0).literal().filter(DECLARING::contains).isPresent();
    }
}
