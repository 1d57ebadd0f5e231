package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Cursor.Mistake;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Stage;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Script.Then;
import io.jenkins.plugins.intent.shell.ShellText.Dialect;
import io.jenkins.plugins.intent.shell.ShellText.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads shell text by recursive descent: lists of statements, pipelines, and by way of others their commands. */
final class ShellParser {
    private static final int DEEPEST = 120;
    static final int MOST_PROBLEMS = 20;

    private final Cursor cursor;
    private final WordReader words;
    private final RedirectReader redirects;
    private final CommandReader commands;
    private final List<Problem> problems;
    private int depth;

    ShellParser(Cursor cursor) {
        this(cursor, new ArrayList<>(), 0);
    }

    private ShellParser(Cursor cursor, List<Problem> problems, int depth) {
        this.cursor = cursor;
        this.problems = problems;
        this.depth = depth;
        this.words = new WordReader(cursor, this);
        this.redirects = new RedirectReader(cursor, words, this);
        this.commands = new CommandReader(cursor, words, redirects, this);
    }

    /** A parser of other text, which stands inside of this one's. */
    ShellParser on(Cursor inner) {
        return new ShellParser(inner, problems, depth);
    }

    WordReader wordReader() {
        return words;
    }

    Dialect dialect() {
        return cursor.dialect();
    }

    /** Everything; what cannot be read is passed over. */
    ShellText wholeText() {
        List<Statement> statements = new ArrayList<>();
        while (problems.size() < MOST_PROBLEMS) {
            try {
                skipLines();
                if (cursor.atEnd()) {
                    break;
                }
                statements.add(statement());
            } catch (Mistake mistake) {
                remark(mistake);
                cursor.goTo(mistake.resume());
            }
        }
        return new ShellText(new Script(statements), problems);
    }

    void remark(Mistake mistake) {
        problems.add(cursor.problem(mistake));
    }

    List<String> plainWords() {
        List<String> plain = new ArrayList<>();
        while (true) {
            cursor.skipBlanks();
            while (!cursor.atEnd() && Cursor.endsWord(cursor.peek())) {
                cursor.next();
            }
            if (cursor.atEnd()) {
                return plain;
            }
            try {
                Word word = words.word();
                plain.add(word.literal().orElse(word.source()));
            } catch (Mistake mistake) {
                cursor.goTo(mistake.resume());
            }
        }
    }

    /** A text that backticks hold. Its mistakes count, and the rest of it is read all the same. */
    ShellText within(String text, int place) {
        descend(place);
        try {
            return on(new Cursor(text, dialect())).wholeText();
        } finally {
            depth--;
        }
    }

    /** Statements up to the closing character, which is read too; {@code inner} is where they begin. */
    Script enclosed(char close, int start, int inner) {
        descend(start);
        try {
            Script script = script(Set.of());
            if (cursor.peek() != close) {
                throw unexpected();
            }
            cursor.next();
            return script;
        } catch (Mistake mistake) {
            throw mistake.readAnewFrom(inner);
        } finally {
            depth--;
        }
    }

    void descend(int place) {
        if (++depth > DEEPEST) {
            depth--;
            throw cursor.mistake(place, cursor.length(), "it is nested more than " + DEEPEST + " deep");
        }
    }

    void ascend() {
        depth--;
    }

    /** Statements up to one of these reserved words, a closing bracket, {@code ;;} or the end, which stay. */
    Script script(Set<String> until) {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            skipLines();
            if (cursor.atEnd()
                    || cursor.startsWith(")")
                    || cursor.startsWith(";;")
                    || cursor.startsWith(";&")
                    || until.contains(commands.reserved())) {
                return new Script(statements);
            }
            statements.add(statement());
        }
    }

    void skipLines() {
        while (true) {
            cursor.skipBlanks();
            int c = cursor.peek();
            if (c == '\n') {
                redirects.lineEnd();
            } else if (c == '#') {
                cursor.skipLine();
            } else {
                return;
            }
        }
    }

    private Statement statement() {
        int start = cursor.place();
        Pipeline first = pipeline();
        List<Then> rest = new ArrayList<>();
        while (true) {
            cursor.skipBlanks();
            boolean onSuccess = cursor.startsWith("&&");
            if (!onSuccess && !cursor.startsWith("||")) {
                break;
            }
            cursor.next();
            cursor.next();
            skipLines();
            rest.add(new Then(onSuccess, pipeline()));
        }
        String source = cursor.since(start).strip();
        boolean background = end();
        return new Statement(first, rest, background, start, source, redirects.documentsAhead(start));
    }

    /** Whether a statement ends in {@code &}. */
    private boolean end() {
        int c = cursor.peek();
        if (c == '&') {
            cursor.next();
            return true;
        } else if (c == ';') {
            if (!cursor.startsWith(";;") && !cursor.startsWith(";&")) {
                cursor.next();
            }
        } else if (!endsStatement(c) && c != '#' && !commands.isReserved()) {
            throw unexpected();
        }
        return false;
    }

    private static boolean endsStatement(int c) {
        return c == Cursor.END || c == '\n' || c == ')' || c == ';';
    }

    private Pipeline pipeline() {
        boolean negated = false;
        int start = cursor.place();
        while (true) {
            String reserved = commands.reserved();
            if (reserved.equals("!")) {
                negated = !negated;
            } else if (!reserved.equals("time")) {
                break;
            }
            cursor.take(reserved);
            cursor.skipBlanks();
            if (reserved.equals("time") && cursor.startsWith("-p") && Cursor.isBlank(cursor.peekAt(2))) {
                cursor.take("-p");
                cursor.skipBlanks();
            }
        }
        if (cursor.place() > start && endsStatement(cursor.peek())) {
            return new Pipeline(negated, List.of());
        }
        List<Stage> stages = new ArrayList<>();
        while (true) {
            Command command = commands.read();
            cursor.skipBlanks();
            boolean errorsToo = cursor.startsWith("|&");
            boolean goesOn = errorsToo || cursor.startsWith("|") && !cursor.startsWith("||");
            stages.add(new Stage(command, errorsToo));
            if (!goesOn) {
                return new Pipeline(negated, stages);
            }
            cursor.take(errorsToo ? "|&" : "|");
            skipLines();
        }
    }

    Mistake unexpected() {
        int place = cursor.place();
        if (cursor.atEnd()) {
            return cursor.mistake(place, place, "the text ends too early");
        }
        String reserved = commands.reserved();
        String what = reserved.isEmpty() ? String.valueOf((char) cursor.peek()) : reserved;
        return cursor.mistake(place, place + what.length(), "'" + what.replace("\n", "\\n") + "' is not expected here");
    }
}
