package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.Signs;
import io.jenkins.plugins.intent.policy.grammar.Use;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.ShellText.Dialect;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * What every program gets, also where a grammar explains its arguments, since no grammar knows
 * everything: a shell's name before {@code -c}, a script or a path; {@code rm -rf} with a path that
 * leads outside; a file that makes something run later.
 */
final class Backstop {
    /** Roles whose values are judged by a closer look, or are mere text. */
    private static final Set<Kind> EXPLAINED = Set.of(
            Kind.COMMAND,
            Kind.UNTIL,
            Kind.EXEC,
            Kind.SPLIT,
            Kind.ENTRY,
            Kind.JOINED,
            Kind.TEXT,
            Kind.SHELLTEXT,
            Kind.WORDS,
            Kind.LIST,
            Kind.CODE,
            Kind.READ,
            Kind.SOURCE,
            Kind.WRITE,
            Kind.MODIFY,
            Kind.TREE,
            Kind.DELETE,
            Kind.INTO,
            Kind.TARGET,
            Kind.DEST,
            Kind.TOUCH,
            Kind.OUTPUT);

    private final Knowledge knowledge;
    private final Signs signs;
    private final ValueJudge values;
    private final PlaceJudge places;
    private final Boundary boundary;
    private final Effort effort;
    private final ShellWords shells;

    Backstop(GrammarBook book, ValueJudge values, PlaceJudge places, Boundary boundary, Effort effort) {
        this.knowledge = book.knowledge();
        this.signs = knowledge.signs();
        this.values = values;
        this.places = places;
        this.boundary = boundary;
        this.effort = effort;
        this.shells = new ShellWords(book, effort);
    }

    /**
     * @param text whether the arguments are text to the program, so that they may speak of shells
     */
    void judge(Started started, ProgramName program, Reading reading, boolean text) {
        if (knowledge.isDataProgram(program.base())) {
            return;
        }
        List<String> args = started.args();
        if (args.isEmpty()) {
            return;
        }
        BitSet explained = places(reading, EXPLAINED);
        BitSet code = places(reading, Set.of(Kind.CODE));
        BitSet data = places(reading, Set.of(Kind.DATA));
        BitSet settings = places(reading, Set.of(Kind.SHELL_NAME, Kind.CONFIG));
        BitSet valuesOfOptions = valuesOfOptions(reading);
        for (int i = 0; i < args.size(); i++) {
            String argument = args.get(i);
            if (isPlace(argument)
                    && (!explained.get(i) || code.get(i))
                    && signs.runsLater().matcher(effort.counting(argument)).find()) {
                places.later(argument, started, started.origin().at(i));
            }
            if (text
                    || explained.get(i)
                    || data.get(i)
                    || i > 0 && signs.textOption().matcher(args.get(i - 1)).matches()) {
                continue;
            }
            if (!valuesOfOptions.get(i) && (shells.plainAt(args, i, reading) || callsShell(argument))) {
                values.suspicion().namesInArgument(argument, started, i);
            } else if (knowledge.isRemover(argument)) {
                removal(args.subList(i, args.size()), started, i);
            } else {
                removalIn(argument, started, i);
                if (!settings.get(i)) {
                    setting(argument, started, i);
                }
            }
        }
    }

    /** Which arguments have one of these roles. */
    private static BitSet places(Reading reading, Set<Kind> kinds) {
        BitSet places = new BitSet();
        for (Use use : reading.uses()) {
            if (use.index() >= 0 && kinds.contains(use.role().kind())) {
                places.set(use.index(), use.index() + Math.max(1, use.tokens().size()));
            }
        }
        return places;
    }

    /** Most arguments hold neither a path nor blanks; no pattern need look at those. */
    private static boolean isPlace(String argument) {
        return argument.indexOf('/') >= 0 || argument.indexOf('\\') >= 0;
    }

    private static boolean hasBlank(String argument) {
        return argument.indexOf(' ') >= 0 || argument.indexOf('\n') >= 0 || argument.indexOf('\t') >= 0;
    }

    /** {@code pytest -k bash -c x.ini}: what an option takes is not started. */
    private static BitSet valuesOfOptions(Reading reading) {
        BitSet places = new BitSet();
        for (Use use : reading.uses()) {
            if (use.index() >= 0
                    && use.role().kind() == Kind.VALUE
                    && !use.option().isEmpty()) {
                places.set(use.index());
            }
        }
        return places;
    }

    /** {@code bash x.sh} in one argument. */
    private boolean callsShell(String argument) {
        return hasBlank(argument)
                && signs.shellCall().matcher(effort.counting(argument)).find()
                && !signs.textOption().matcher(argument).lookingAt();
    }

    /** {@code -Dx.executable=./x}: a name that says what its value is for. */
    private void setting(String argument, Started started, int index) {
        if (!isPlace(argument)) {
            return;
        }
        Matcher setting = signs.programSetting().matcher(effort.counting(argument));
        if (setting.find()) {
            values.suspicion().guess(setting.group(1), started, index);
        }
    }

    /** {@code rm -rf x} in the middle of an argument. */
    private void removalIn(String argument, Started started, int index) {
        if (!hasBlank(argument)) {
            return;
        }
        Matcher remover = signs.removal().matcher(effort.counting(argument));
        if (remover.find()) {
            removal(ShellText.words(argument.substring(remover.start(1)), Dialect.POSIX), started, index);
        }
    }

    private void removal(List<String> words, Started started, int index) {
        boolean forced =
                words.size() > 2 && signs.forced().matcher(words.get(1)).matches();
        if (forced && words.subList(2, words.size()).stream().anyMatch(this::leadsOutside)) {
            values.hiddenWords(words, started, index);
        }
    }

    private boolean leadsOutside(String word) {
        return !word.startsWith("-") && (boundary.isAbsolute(word) || boundary.hasParent(word));
    }
}
