package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Started.Through;
import io.jenkins.plugins.intent.policy.grammar.ArgumentReader;
import io.jenkins.plugins.intent.policy.grammar.Grammar;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.SplitString;
import io.jenkins.plugins.intent.policy.grammar.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges one command, and what it starts by the same rules as if that stood alone: reads the
 * arguments with the program's grammar and gives each its due.
 */
final class CommandJudge {
    /** About what reading a command costs, in looks at a character. */
    private static final long EFFORT_OF_A_PROGRAM = 1000;

    private final GrammarBook book;
    private final PolicyContext context;
    private final Limits limits;
    private final StartedRules layers;
    private final Findings findings;
    private final Boundary boundary;
    private final PathJudge paths;
    private final Backstop backstop;
    private final ProgramRemarks remarks;
    private final ValueJudge values;
    private final PlaceJudge places;
    private final Effort effort = new Effort();

    CommandJudge(
            GrammarBook book,
            PolicyContext context,
            Limits limits,
            WritableRoots writableRoots,
            StartedRules layers,
            Findings findings) {
        this.book = book;
        this.context = context;
        this.limits = limits;
        this.layers = layers;
        this.findings = findings;
        this.boundary = new Boundary(context, writableRoots);
        this.paths = new PathJudge(context, boundary, findings);
        this.places = new PlaceJudge(context, boundary, book.knowledge(), findings);
        this.values = new ValueJudge(book, this, boundary, paths, places, findings, effort);
        this.remarks = new ProgramRemarks(book, findings);
        this.backstop = new Backstop(book, values, places, boundary, effort);
    }

    Boundary boundary() {
        return boundary;
    }

    /** Judges the variables that the intent sets. */
    void judgeEnvironment(Started started) {
        started.env().forEach((name, value) -> values.variable(name, value, started, -1));
    }

    boolean isShell(String program) {
        return grammarOf(program).is(Trait.SHELL);
    }

    private Grammar grammarOf(String program) {
        return book.find(ProgramName.of(program), boundary.isWindows());
    }

    boolean isWellKnown(String program) {
        return book.isWellKnown(ProgramName.of(program));
    }

    /** Asks only those who know programs by name. */
    void judgeByLayers(Started started) {
        ProgramName program = ProgramName.of(started.program());
        layers.judge(started, program, context.platform(), findings, findings.size());
    }

    /** Judges the files that a command gets as its streams, as if its arguments named them. */
    void files(CommandLine.Files files, Started started) {
        files.read().forEach(file -> paths.judge(Kind.READ, file, started, -1));
        for (String file : files.written()) {
            paths.judge(Kind.WRITE, file, started, -1);
            places.judge(Kind.OUTPUT, file, started, -1);
        }
    }

    void judge(Started started) {
        judge(started, layers);
    }

    private void judge(Started started, StartedRules rules) {
        int mark = findings.size();
        effort.spend(EFFORT_OF_A_PROGRAM + started.args().size());
        ProgramName program = ProgramName.of(started.program());
        if (started.depth() > limits.maxNesting()) {
            findings.add(
                    Decision.BLOCK,
                    Rule.LIMIT_NESTING,
                    started.program(),
                    started.place(),
                    "Programs start programs more than " + limits.maxNesting() + " deep here.");
            return;
        }
        if (program.base().isEmpty() || started.program().indexOf('\0') >= 0) {
            findings.add(
                    Decision.BLOCK,
                    Rule.ARGUMENT_INVALID,
                    started.program(),
                    started.place(),
                    "The program has no name.");
            return;
        }
        Grammar grammar = grammarOf(program, started);
        Reading reading = ArgumentReader.read(grammar, started.args()).with(started.env());
        remarks.nature(started, program, grammar, reading);
        uses(started, reading);
        if (grammar == Grammar.UNKNOWN) {
            behindDashes(started);
        }
        boolean text = grammar.is(Trait.DATA) || reading.grammar().is(Trait.DATA) || grammar.is(Trait.SHELL);
        if (!text) {
            values.suspicion().judge(started, program, reading);
        }
        backstop.judge(started, program, reading, text);
        remarks.impliedShell(started, reading);
        if (reading.grammar().is(Trait.HERE)) {
            paths.judge(Kind.CHANGE, ".", Surroundings.of(started, reading, context.platform()), started.place());
        }
        if (reading.grammar().is(Trait.FILLS)) {
            places.fills(Surroundings.of(started, reading, context.platform()), started.place());
        }
        paths.judgeOverwritten(started, reading);
        if (reading.grammar().isGuarded() && !findings.blockedSince(mark)) {
            remarks.destructive(started, program, reading);
        }
        rules.judge(started, program, context.platform(), findings, mark);
    }

    /** A file that is a link to a shell or a guarded tool is that tool, whatever its name. */
    private Grammar grammarOf(ProgramName program, Started started) {
        Grammar grammar = book.find(program, boundary.isWindows());
        if (grammar != Grammar.UNKNOWN || !context.realPaths() || program.isBare()) {
            return grammar;
        }
        try {
            Path file = started.cwd().resolve(program.spelt());
            return Files.isSymbolicLink(file) ? grammarOf(file.toRealPath().toString()) : grammar;
        } catch (IOException | InvalidPathException e) {
            return grammar;
        }
    }

    private void uses(Started started, Reading reading) {
        if (reading.uses().isEmpty()) {
            return;
        }
        Started setting = Surroundings.of(started, reading, context.platform());
        Through through = Surroundings.through(started, reading);
        List<String> split = new ArrayList<>();
        boolean entry = false;
        for (Use use : reading.uses()) {
            if (isInFront(use)) {
                boolean first = use.role().kind() == Kind.ENTRY;
                split.addAll(first ? 0 : split.size(), SplitString.wordsOrList(use.value()));
                entry |= first;
            }
        }
        for (Use use : reading.uses()) {
            if (use.role().kind() == Kind.COMMAND && !split.isEmpty()) {
                split.addAll(use.tokens());
            } else if (!isInFront(use)) {
                use(use, setting, through, reading);
            }
        }
        if (!split.isEmpty()) {
            judge(setting.inner(
                    split, started.origin().inside(0), entry && !through.remote() ? through.hiddenAway() : through));
        }
    }

    /** A known program with arguments behind {@code --} of an unknown one: that is a wrapper, as far as anybody can tell. */
    private void behindDashes(Started started) {
        int dashes = started.args().indexOf("--");
        List<String> argv = started.args().subList(dashes + 1, started.args().size());
        if (dashes >= 0 && !argv.isEmpty() && isKnown(argv)) {
            judgeUnnamed(started.inner(argv, started.origin().after(dashes + 1), started.through()));
        }
    }

    private static boolean isInFront(Use use) {
        return use.role().kind() == Kind.SPLIT || use.role().kind() == Kind.ENTRY;
    }

    private void use(Use use, Started setting, Through through, Reading reading) {
        // What an option has started runs here, also where the command itself runs elsewhere.
        Through own = use.isNamed() ? through : setting.through().hiddenAway();
        switch (use.role().kind()) {
            case SHELL -> values.implied(use.option(), setting, use.index());
            case COMMAND, PROGRAM, UNTIL -> command(use, setting, through, reading);
            case MODULE, SCRIPT -> module(use, setting, through);
            case EXEC -> start(use.tokens(), use, setting, through.hiddenAway());
            case JOINED -> values.text(String.join(" ", use.tokens()), setting, use.index(), through);
            case TEXT -> values.text(use.value(), setting, use.index(), own, argumentsOfText(use, setting));
            case PAIR -> values.pair(use, setting);
            case ENV -> values.assignment(use.value(), setting, use.index());
            case READ, SOURCE, WRITE, MODIFY, TREE, CHANGE, DELETE, INTO, TARGET, MAYBE -> path(use, setting, reading);
            default -> values.judge(use.role(), use.value(), setting, use.index(), own);
        }
    }

    private void command(Use use, Started setting, Through through, Reading reading) {
        // A container that is given options in place of a program: the program of its image gets them.
        if (reading.grammar().is(Trait.REMOTE) && use.value().startsWith("-")) {
            return;
        }
        List<String> argv = CommandWords.of(use, reading.grammar());
        if (use.role().kind() != Kind.PROGRAM || isText(argv.get(0), setting) || isKnown(argv)) {
            start(argv, use, setting, through);
        }
    }

    private void start(List<String> argv, Use use, Started setting, Through through) {
        if (isText(argv.get(0), setting)) {
            values.text(String.join(" ", argv), setting, use.index(), through);
        } else {
            judge(setting.inner(argv, setting.origin().after(use.index()), through));
        }
    }

    /** A whole command in one argument, which some wrappers take apart: no file has such a name. */
    private boolean isText(String program, Started setting) {
        if (program.indexOf(' ') <= 0 || boundary.isWindows() || program.endsWith(".exe")) {
            return false;
        }
        try {
            return !context.realPaths() || !Files.exists(setting.cwd().resolve(program));
        } catch (InvalidPathException e) {
            return true;
        }
    }

    /** A script of the project is called as it likes; with arguments, and a program's name, it is that program. */
    private boolean isKnown(List<String> argv) {
        Grammar grammar = grammarOf(argv.get(0));
        return argv.size() > 1
                && grammar != Grammar.UNKNOWN
                && !grammar.is(Trait.SHELL)
                && !grammar.is(Trait.ELSE_SHELL);
    }

    /** {@code sh -c text name first second}: what the text finds as {@code $1} and so on. */
    private List<String> argumentsOfText(Use text, Started started) {
        int first = text.index() + 2;
        return isShell(started.program()) && first < started.args().size()
                ? started.args().subList(first, started.args().size())
                : List.of();
    }

    /** A module or a script is no program that rules could name; what it starts is. */
    private void module(Use use, Started setting, Through through) {
        boolean script = use.role().kind() == Kind.SCRIPT;
        if (script ? isKnown(use.tokens()) : book.knowledge().isModule(use.value())) {
            judgeUnnamed(setting.inner(use.tokens(), setting.origin().after(use.index()), through));
        }
    }

    /** What is started by another name than its program's, or perhaps not at all: rules that name programs do not see it. */
    private void judgeUnnamed(Started inner) {
        judge(inner, (started, program, platform, findings, mark) -> {});
    }

    private void path(Use use, Started started, Reading reading) {
        if (LinkText.staysInside(use, started, reading, boundary)) {
            return;
        }
        int argument = started.origin().at(use.index());
        boolean copied = use.role().kind() == Kind.SOURCE || use.role().kind() == Kind.TARGET;
        if (copied && values.suspicion().isShell(use.value())) {
            values.suspicion().names(use.value(), started, use.index());
        }
        List<String> roots = use.value().contains("{}") ? started.through().roots() : List.of();
        for (String root : roots.isEmpty() ? List.of("{}") : roots) {
            paths.judge(use.role().kind(), use.value().replace("{}", root), started, argument);
        }
    }
}
