package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Grammar.Trait;
import io.jenkins.plugins.intent.policy.Role.Kind;
import io.jenkins.plugins.intent.policy.Started.Through;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges one command, and what it starts by the same rules as if that stood alone: reads the
 * arguments with the program's grammar and gives each its due.
 */
final class CommandJudge {
    private final GrammarBook book;
    private final PolicyContext context;
    private final Limits limits;
    private final StartedRules layers;
    private final Findings findings;
    private final PathJudge paths;
    private final CodeJudge code;
    private final Suspicion suspicion;

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
        this.paths = new PathJudge(context, writableRoots, findings);
        this.code = new CodeJudge(book.knowledge(), this, findings);
        this.suspicion = new Suspicion(book, this, findings);
    }

    PathJudge paths() {
        return paths;
    }

    void judge(Started started) {
        int mark = findings.size();
        ProgramName program = ProgramName.of(started.program());
        int argument = started.depth() == 0 ? -1 : started.origin().at(-1);
        if (started.depth() > limits.maxNesting()) {
            findings.add(
                    Decision.BLOCK,
                    Rule.LIMIT_NESTING,
                    started.program(),
                    argument,
                    "Programs start programs more than " + limits.maxNesting() + " deep here.");
            return;
        }
        if (program.base().isEmpty() || started.program().indexOf('\0') >= 0) {
            findings.add(
                    Decision.BLOCK, Rule.ARGUMENT_INVALID, started.program(), argument, "The program has no name.");
            return;
        }
        Grammar grammar = grammarOf(program, started);
        Reading reading = ArgumentReader.read(grammar, started.args());
        if (grammar.is(Trait.SHELL)) {
            findings.alternatives().withoutShell(started, reading);
            findings.add(
                    Decision.BLOCK,
                    Rule.SHELL,
                    started.program(),
                    argument,
                    "'" + started.program() + "' is a shell; it could run anything, so it needs consent.");
        } else if (started.through().hidden() && !book.isWellKnown(program)) {
            findings.add(
                    Decision.WARN,
                    Rule.HIDDEN_PROGRAM,
                    started.program(),
                    argument,
                    "'" + started.program() + "' is started by an option, a variable or program text, not by name.");
        }
        uses(started, reading, grammar);
        if (!grammar.is(Trait.DATA) && !grammar.is(Trait.SHELL)) {
            suspicion.judge(started, program, reading);
        }
        impliedShell(started, reading, argument);
        overwritten(started, reading);
        if (reading.grammar.isGuarded() && !findings.blockedSince(mark)) {
            destructive(started, program, reading, argument);
        }
        layers.judge(started, program, context.platform(), findings, mark);
    }

    /** Judges the variables that the intent sets. */
    void judgeEnvironment(Started started) {
        EnvironmentJudge environment = new EnvironmentJudge(book.knowledge(), this, findings);
        started.env().forEach((name, value) -> environment.judge(name, value, started, -1));
    }

    /** A file that is a link to a shell or a guarded tool is that tool, whatever its name. */
    private Grammar grammarOf(ProgramName program, Started started) {
        Grammar grammar = book.find(program, context.platform());
        if (grammar != Grammar.UNKNOWN || !context.realPaths() || program.isBare()) {
            return grammar;
        }
        try {
            Path file = started.cwd().resolve(program.spelt());
            return Files.isSymbolicLink(file)
                    ? book.find(ProgramName.of(file.toRealPath().toString()), context.platform())
                    : grammar;
        } catch (IOException | InvalidPathException e) {
            return grammar;
        }
    }

    private void uses(Started started, Reading reading, Grammar grammar) {
        Started setting = surroundings(started, reading);
        List<String> split = new ArrayList<>();
        for (Use use : reading.uses) {
            if (use.role().kind() == Kind.SPLIT) {
                split.addAll(ShellText.words(use.value()));
            }
        }
        for (Use use : reading.uses) {
            if (use.role().kind() == Kind.COMMAND && !split.isEmpty()) {
                split.addAll(use.tokens());
            } else if (use.role().kind() != Kind.SPLIT) {
                use(use, setting, reading);
            }
        }
        if (!split.isEmpty()) {
            judge(setting.inner(split, started.origin().inside(0), through(setting, reading)));
        }
    }

    /** What the inner command finds: variables set for it, its directory, another machine. */
    private static Started surroundings(Started started, Reading reading) {
        Map<String, String> env = new LinkedHashMap<>();
        Started setting = started;
        for (Use use : reading.uses) {
            if (use.role().kind() == Kind.ENV) {
                int equals = use.value().indexOf('=');
                if (equals > 0) {
                    env.put(use.value().substring(0, equals), use.value().substring(equals + 1));
                }
            } else if (use.role().kind() == Kind.CHDIR) {
                try {
                    setting = setting.in(setting.cwd().resolve(use.value()).normalize());
                } catch (InvalidPathException e) {
                    continue;
                }
            }
        }
        return setting.withEnv(env);
    }

    private static Through through(Started started, Reading reading) {
        Through outer = started.through();
        List<String> roots = outer.roots();
        if (reading.grammar.is(Trait.ROOTS)) {
            roots = reading.uses.stream()
                    .filter(use -> use.option().isEmpty())
                    .map(Use::value)
                    .toList();
            roots = roots.isEmpty() ? List.of(".") : roots;
        }
        boolean remote = outer.remote()
                || reading.grammar.is(Trait.REMOTE)
                || reading.uses.stream().anyMatch(use -> use.role().kind() == Kind.ROOT);
        return new Through(false, remote, outer.moreOperands() || reading.grammar.is(Trait.STDIN), roots);
    }

    private void use(Use use, Started setting, Reading reading) {
        int argument = setting.origin().at(use.index());
        Through through = through(setting, reading);
        switch (use.role().kind()) {
            case SHELL -> impliedBy(use.option(), setting, argument);
            case COMMAND, UNTIL ->
                judge(setting.inner(use.tokens(), setting.origin().after(use.index()), through));
            case EXEC -> judge(setting.inner(use.tokens(), setting.origin().after(use.index()), through.hiddenAway()));
            case JOINED -> text(String.join(" ", use.tokens()), setting, use.index(), through);
            case TEXT ->
                text(
                        use.value(),
                        setting,
                        use.index(),
                        reading.grammar.is(Trait.SHELL) ? through : through.hiddenAway());
            case PAIR -> {
                if (use.tokens().size() == 2) {
                    configured(
                            use.role().detail(),
                            use.tokens().get(0),
                            use.tokens().get(1),
                            setting,
                            use.index());
                }
            }
            case ENV -> variable(use.value(), setting, use.index());
            case READ, WRITE, MODIFY, DELETE, INTO, TARGET, MAYBE -> path(use, setting);
            default -> judgeValue(use.role(), use.value(), setting, use.index(), through);
        }
    }

    private void variable(String assignment, Started setting, int index) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            new EnvironmentJudge(book.knowledge(), this, findings)
                    .judge(assignment.substring(0, equals), assignment.substring(equals + 1), setting, index);
        }
    }

    private void path(Use use, Started started) {
        int argument = started.origin().at(use.index());
        if (use.value().contains("{}") && !started.through().roots().isEmpty()) {
            for (String root : started.through().roots()) {
                paths.judge(use.role().kind(), use.value().replace("{}", root), started, argument);
            }
        } else {
            paths.judge(use.role().kind(), use.value(), started, argument);
        }
    }

    void judgeValue(Role role, String value, Started by, int index) {
        judgeValue(role, value, by, index, by.through());
    }

    private void judgeValue(Role role, String value, Started by, int index, Through through) {
        int argument = by.origin().at(index);
        switch (role.kind()) {
            case TEXT -> text(value, by, index, through.hiddenAway());
            case SHELLTEXT -> {
                if (value.isBlank()) {
                    impliedBy(by.args().get(index), by, argument);
                } else {
                    text(value, by, index, through.hiddenAway());
                }
            }
            case WORDS -> words(ShellText.words(value), by, index, through.hiddenAway());
            case BANG -> {
                String text = value.strip();
                if (text.startsWith("!") || text.startsWith("|")) {
                    text(text.substring(1), by, index, through.hiddenAway());
                }
            }
            case SUSPECT -> suspicion.judgeValue(value, by, index);
            case CODE -> code.judge(role.detail(), value, by, index);
            case CONFIG -> {
                int separator = value.indexOf('=') > 0 ? value.indexOf('=') : value.indexOf(' ');
                if (separator > 0) {
                    configured(
                            role.detail(),
                            value.substring(0, separator).strip(),
                            value.substring(separator + 1).strip(),
                            by,
                            index);
                }
            }
            case LIBRARY -> suspicion.judgeLibrary(value, by, index);
            case OUTPUT -> suspicion.judgeOutput(value, by, argument);
            default -> {
                // Flags and plain values say nothing about what is started or touched.
            }
        }
    }

    private void configured(String table, String key, String value, Started by, int index) {
        Optional<Role> role = book.knowledge().key(table, key);
        if (role.isPresent()) {
            judgeValue(role.get(), value, by, index);
        }
    }

    /** A text that a shell reads, in a place where one would not look for it. */
    void judgeText(String text, Started by, int index) {
        text(text, by, index, by.through().hiddenAway());
    }

    void judgeWords(List<String> words, Started by, int index) {
        words(words, by, index, by.through().hiddenAway());
    }

    private void words(List<String> words, Started by, int index, Through through) {
        if (!words.isEmpty()) {
            judge(by.inner(words, by.origin().inside(index), through));
        }
    }

    private void text(String text, Started by, int index, Through through) {
        int argument = by.origin().at(index);
        ShellText parsed = ShellText.parse(text);
        for (List<String> command : parsed.commands) {
            simpleCommand(command, by, index, through);
        }
        for (String substitution : parsed.substitutions) {
            text(substitution, by, index, through);
        }
        for (String output : parsed.outputs) {
            if (output.startsWith("/dev/tcp/") || output.startsWith("/dev/udp/")) {
                findings.add(
                        Decision.BLOCK, Rule.INLINE_CODE, output, argument, "'" + output + "' opens a connection.");
            } else {
                paths.judge(Kind.WRITE, output, by, argument);
            }
        }
        if (parsed.needsShell) {
            findings.add(
                    Decision.WARN,
                    Rule.SHELL_TEXT,
                    text,
                    argument,
                    "'" + by.program() + "' hands a text to a shell: " + text);
        }
    }

    private void simpleCommand(List<String> command, Started by, int index, Through through) {
        Map<String, String> env = new LinkedHashMap<>();
        int first = 0;
        while (first < command.size() && command.get(first).matches("(?s)[A-Za-z_]\\w*=.*")) {
            int equals = command.get(first).indexOf('=');
            env.put(command.get(first).substring(0, equals), command.get(first).substring(equals + 1));
            first++;
        }
        EnvironmentJudge environment = new EnvironmentJudge(book.knowledge(), this, findings);
        env.forEach((name, value) -> environment.judge(name, value, by, index));
        if (first == command.size()) {
            return;
        }
        List<String> argv = command.subList(first, command.size());
        if (argv.get(0).startsWith("$")) {
            findings.add(
                    Decision.BLOCK,
                    Rule.SHELL_TEXT,
                    argv.get(0),
                    by.origin().at(index),
                    "Which program '" + argv.get(0) + "' is, only a shell would know.");
        } else {
            words(argv, by, index, through);
        }
    }

    /** A file copied into a directory may meet a link of its name there, and is written through it. */
    private void overwritten(Started started, Reading reading) {
        for (Use target : reading.uses) {
            if (target.role().kind() == Kind.WRITE && context.realPaths()) {
                for (Use source : reading.uses) {
                    if (source.role().kind() == Kind.READ) {
                        paths.judgeInside(
                                target.value(),
                                source.value(),
                                started,
                                started.origin().at(source.index()));
                    }
                }
            }
        }
    }

    private void impliedShell(Started started, Reading reading, int argument) {
        if (reading.grammar.is(Trait.ELSE_SHELL)
                && !reading.startsSomething()
                && started.args().stream().noneMatch(CommandJudge::asksForHelp)) {
            findings.add(
                    Decision.BLOCK,
                    Rule.SHELL_IMPLICIT,
                    started.program(),
                    argument,
                    "'" + started.program() + "' starts a shell when it is given no command.");
        }
    }

    private static boolean asksForHelp(String argument) {
        return argument.equals("--help") || argument.equals("--version");
    }

    private void impliedBy(String option, Started started, int argument) {
        findings.add(
                Decision.BLOCK,
                Rule.SHELL_IMPLICIT,
                option,
                argument,
                "'" + started.program() + " " + option + "' starts a shell.");
    }

    private void destructive(Started started, ProgramName program, Reading reading, int argument) {
        List<String> touched = reading.uses.stream()
                .filter(use -> use.role().isGuardedPath())
                .map(Use::value)
                .toList();
        if (started.through().moreOperands()) {
            findings.add(
                    Decision.WARN,
                    Rule.STDIN_OPERANDS,
                    started.program(),
                    argument,
                    "'" + program.base() + "' gets operands from standard input, which nobody can judge beforehand.");
        } else if (!touched.isEmpty()) {
            String token = touched.get(touched.size() - 1);
            findings.add(
                    Decision.WARN,
                    Rule.DESTRUCTIVE,
                    token,
                    argument,
                    "'" + program.base() + "' changes or removes files: " + String.join(", ", touched) + ".");
        }
    }
}
