package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Signs;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.List;

/**
 * Whether an argument is a shell that is started, by what follows it: {@code sh -c}, {@code cmd /k}. Names of shells
 * are names of other things too, of packages, directories and targets, and {@code -c} has many meanings.
 */
final class ShellWords {
    private static final LazyPattern COMMAND_OPTION = LazyPattern.of("-[a-zA-Z]*c");
    private static final LazyPattern PROMPT_OPTION = LazyPattern.of("(?i)//?[ckrsqdau]|/[efv]:.*");
    private static final LazyPattern POWERSHELL_OPTION =
            LazyPattern.of("(?i)[-/](?:c(?:o[a-z]*)?|e(?:[cnxp][a-z]*)?|f(?:i[a-z]*)?|no[lnp][a-z]*)");

    private final GrammarBook book;
    private final Knowledge knowledge;
    private final Signs signs;
    private final Effort effort;

    ShellWords(GrammarBook book, Effort effort) {
        this.book = book;
        this.knowledge = book.knowledge();
        this.signs = knowledge.signs();
        this.effort = effort;
    }

    /**
     * Whether a shell of any kind, and an option with which it takes a text or a script, begin there: in {@code ffmpeg
     * -f dash -c copy} the option is one of the program itself.
     */
    boolean startAt(List<String> args, int index, Reading reading) {
        return isCommand(args.get(index), at(args, index + 1), at(args, index + 2))
                && !reading.options().contains(index + 1);
    }

    /** The same for the first two words of one argument. */
    boolean startIn(String argument) {
        String[] words = argument.strip().split("\\s+", 3);
        return words.length > 1 && isCommand(words[0], words[1], words.length > 2 ? words[2] : "");
    }

    /** Whether it is the name of a shell, and hardly that of anything else. */
    boolean isName(String word) {
        return knowledge.isShellName(word) && !knowledge.isCommonWord(word);
    }

    /** Whether a plain shell's name stands there with {@code -c}, a script or a path behind it. */
    boolean plainAt(List<String> args, int index, Reading reading) {
        String word = args.get(index);
        String next = at(args, index + 1);
        return signs.shellWord().matcher(word).matches()
                && signs.shellOperand().matcher(effort.counting(next)).find()
                && (!isCommonWord(word) || isScript(next) || looksLikeCommand(at(args, index + 2)))
                && !reading.options().contains(index + 1);
    }

    private boolean isCommand(String word, String next, String text) {
        String name = ProgramName.of(word).base();
        // What begins with two slashes is no path but a label, as Bazel has them.
        if (!knowledge.isShellName(name) || word.startsWith("//")) {
            return false;
        }
        if (name.equals("cmd")) {
            return PROMPT_OPTION.matcher(next).matches();
        }
        if (name.equals("powershell") || name.equals("pwsh")) {
            return POWERSHELL_OPTION.matcher(next).matches();
        }
        return COMMAND_OPTION.matcher(next).matches() && (!isCommonWord(name) || looksLikeCommand(text));
    }

    private boolean isCommonWord(String word) {
        return knowledge.isCommonWord(ProgramName.of(word).base());
    }

    private static boolean isScript(String argument) {
        return argument.endsWith(".sh");
    }

    private boolean looksLikeCommand(String text) {
        return text.indexOf(' ') >= 0 || text.startsWith("/") || book.isWellKnown(ProgramName.of(text));
    }

    private static String at(List<String> args, int index) {
        return index < args.size() ? args.get(index) : "";
    }
}
