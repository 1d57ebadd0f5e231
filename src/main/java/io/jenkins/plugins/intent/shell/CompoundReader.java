package io.jenkins.plugins.intent.shell;

import io.jenkins.plugins.intent.shell.Command.ArithmeticFor;
import io.jenkins.plugins.intent.shell.Command.Arm;
import io.jenkins.plugins.intent.shell.Command.Branch;
import io.jenkins.plugins.intent.shell.Command.Calculation;
import io.jenkins.plugins.intent.shell.Command.Case;
import io.jenkins.plugins.intent.shell.Command.Coprocess;
import io.jenkins.plugins.intent.shell.Command.For;
import io.jenkins.plugins.intent.shell.Command.Function;
import io.jenkins.plugins.intent.shell.Command.Group;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Command.Loop;
import io.jenkins.plugins.intent.shell.Command.Test;
import io.jenkins.plugins.intent.shell.Cursor.Mistake;
import io.jenkins.plugins.intent.shell.Part.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the shell's own constructs. A mistake inside of one has all of its text read again, one level up. */
final class CompoundReader {
    private static final Set<String> TEST_OPERATORS = Set.of("&&", "||", "(", ")", "<", ">");

    private final Cursor cursor;
    private final WordReader words;
    private final CommandReader commands;
    private final ShellParser parser;

    CompoundReader(Cursor cursor, WordReader words, CommandReader commands, ShellParser parser) {
        this.cursor = cursor;
        this.words = words;
        this.commands = commands;
        this.parser = parser;
    }

    Command read(String reserved) {
        int inner = cursor.place() + reserved.length();
        cursor.take(reserved);
        try {
            return switch (reserved) {
                case "if" -> conditional();
                case "while", "until" -> loop(reserved.equals("until"));
                case "for", "select" -> loopOverWords();
                case "case" -> choice();
                case "{" -> braces();
                case "function" -> namedFunction();
                case "coproc" -> coprocess();
                case "[[" -> test();
                default -> throw parser.unexpected();
            };
        } catch (Mistake mistake) {
            throw mistake.readAnewFrom(inner);
        }
    }

    private void expect(String reserved) {
        parser.skipLines();
        if (!commands.reserved().equals(reserved)) {
            throw parser.unexpected();
        }
        cursor.take(reserved);
    }

    private Command conditional() {
        List<Branch> branches = new ArrayList<>();
        Optional<Script> otherwise = Optional.empty();
        while (true) {
            Script condition = parser.script(Set.of("then"));
            expect("then");
            branches.add(new Branch(condition, parser.script(Set.of("elif", "else", "fi"))));
            if (!commands.reserved().equals("elif")) {
                break;
            }
            expect("elif");
        }
        if (commands.reserved().equals("else")) {
            expect("else");
            otherwise = Optional.of(parser.script(Set.of("fi")));
        }
        expect("fi");
        return new If(branches, otherwise, commands.redirects());
    }

    private Command loop(boolean until) {
        Script condition = parser.script(Set.of("do"));
        return new Loop(until, condition, body(), commands.redirects());
    }

    private Script body() {
        parser.skipLines();
        String open = commands.reserved().equals("{") ? "{" : "do";
        String close = open.equals("{") ? "}" : "done";
        expect(open);
        Script body = parser.script(Set.of(close));
        expect(close);
        return body;
    }

    private Command loopOverWords() {
        cursor.skipBlanks();
        if (cursor.startsWith("((")) {
            List<Part> expression = calculation();
            cursor.skipBlanks();
            cursor.take(";");
            return new ArithmeticFor(expression, body(), commands.redirects());
        }
        String name = ExpansionReader.name(cursor);
        if (name.isEmpty()) {
            throw parser.unexpected();
        }
        parser.skipLines();
        Optional<List<Word>> over = Optional.empty();
        if (cursor.startsWith("in") && Cursor.endsWord(cursor.peekAt(2))) {
            cursor.take("in");
            over = Optional.of(wordsOfLine());
        }
        cursor.skipBlanks();
        cursor.take(";");
        return new For(name, over, body(), commands.redirects());
    }

    private List<Word> wordsOfLine() {
        List<Word> all = new ArrayList<>();
        while (true) {
            cursor.skipBlanks();
            int c = cursor.peek();
            if (c == '#' || Cursor.endsWord(c) && !cursor.startsWith("<(")) {
                return all;
            }
            all.add(words.word());
        }
    }

    private Command choice() {
        cursor.skipBlanks();
        Word subject = words.word();
        parser.skipLines();
        if (!cursor.take("in")) {
            throw parser.unexpected();
        }
        List<Arm> arms = new ArrayList<>();
        while (true) {
            parser.skipLines();
            if (commands.reserved().equals("esac")) {
                expect("esac");
                return new Case(subject, arms, commands.redirects());
            }
            arms.add(arm());
        }
    }

    private Arm arm() {
        cursor.take("(");
        List<Word> patterns = new ArrayList<>();
        do {
            cursor.skipBlanks();
            if (Cursor.endsWord(cursor.peek())) {
                throw parser.unexpected();
            }
            patterns.add(words.word());
            cursor.skipBlanks();
        } while (cursor.take("|"));
        if (!cursor.take(")")) {
            throw parser.unexpected();
        }
        Script body = parser.script(Set.of("esac"));
        boolean goesOn = cursor.take(";;&") || !cursor.startsWith(";;") && cursor.take(";&");
        boolean ended = goesOn || cursor.take(";;");
        if (!ended && !commands.reserved().equals("esac")) {
            throw parser.unexpected();
        }
        return new Arm(patterns, body, goesOn);
    }

    private Command braces() {
        Script body = parser.script(Set.of("}"));
        expect("}");
        return new Group(body, false, commands.redirects());
    }

    /** {@code ((…))} or {@code ( … )}. */
    Command parenthesis() {
        int start = cursor.place();
        if (cursor.startsWith("((")) {
            cursor.goTo(start + 2);
            boolean calculates = words.expansions().closing(')') >= 0;
            cursor.goTo(start);
            if (calculates) {
                return new Calculation(calculation(), commands.redirects());
            }
        }
        cursor.next();
        Script body = parser.enclosed(')', start, cursor.place());
        return new Group(body, true, commands.redirects());
    }

    private List<Part> calculation() {
        int start = cursor.place();
        cursor.take("((");
        int end = words.expansions().closing(')');
        if (end < 0) {
            throw cursor.mistake(start, start + 2, "'((' has no '))'");
        }
        List<Part> expression = words.expansions().expression(end);
        cursor.goTo(end + 2);
        return expression;
    }

    /** {@code NAME() …}; the name is read already. */
    Command function(Word name) {
        int start = cursor.place();
        cursor.next();
        cursor.skipBlanks();
        if (!cursor.take(")")) {
            throw cursor.mistake(start, start + 1, "'(' is not expected here");
        }
        return functionBody(name.literal().orElse(name.source()));
    }

    private Command namedFunction() {
        cursor.skipBlanks();
        Word name = words.word();
        cursor.skipBlanks();
        if (cursor.take("(")) {
            cursor.skipBlanks();
            cursor.take(")");
        }
        return functionBody(name.literal().orElse(name.source()));
    }

    private Command functionBody(String name) {
        parser.skipLines();
        Command body = commands.read();
        return new Function(name, body, commands.redirects());
    }

    private Command coprocess() {
        cursor.skipBlanks();
        int start = cursor.place();
        String name = Cursor.isNameStart(cursor.peek()) ? ExpansionReader.name(cursor) : "";
        cursor.skipBlanks();
        boolean named = !name.isEmpty()
                && (cursor.startsWith("(")
                        || cursor.startsWith("{")
                        || commands.reserved().equals("while"));
        if (!named) {
            cursor.goTo(start);
        }
        return new Coprocess(commands.read(), List.of());
    }

    private Command test() {
        List<Word> operands = new ArrayList<>();
        boolean pattern = false;
        while (true) {
            parser.skipLines();
            if (cursor.startsWith("]]") && Cursor.endsWord(cursor.peekAt(2))) {
                cursor.take("]]");
                return new Test(operands, commands.redirects());
            }
            Optional<String> operator =
                    TEST_OPERATORS.stream().filter(cursor::startsWith).findFirst();
            if (cursor.atEnd()) {
                throw parser.unexpected();
            } else if (operator.isPresent() && !pattern) {
                cursor.take(operator.get());
                operands.add(new Word(List.of(new Literal(operator.get(), false)), operator.get()));
            } else {
                operands.add(words.word(pattern ? WordReader.Context.REGEX : WordReader.Context.WORD));
                if (operands.get(operands.size() - 1).source().isEmpty()) {
                    throw parser.unexpected();
                }
            }
            pattern = operands.get(operands.size() - 1).source().equals("=~");
        }
    }
}
