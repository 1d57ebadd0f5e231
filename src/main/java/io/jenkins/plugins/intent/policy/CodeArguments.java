package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Started.Through;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Finds the arguments in which a value of the intent would be read as code: text for a shell, however it
 * gets there, and program text of an interpreter. Asks what the arguments are, not what the values are,
 * so the answer is the same for all of them.
 */
public final class CodeArguments {
    /** Languages that are code throughout. Others are data with a way out: what a value makes of them is judged. */
    private static final Set<String> CODE = Set.of(
            "shell",
            "python",
            "perl",
            "ruby",
            "node",
            "php",
            "lua",
            "awk",
            "expect",
            "r",
            "julia",
            "gnuplot",
            "haskell",
            "elixir",
            "erlang",
            "java",
            "applescript",
            "lisp",
            "elispcall",
            "prolog",
            "generic",
            "gdb",
            "ex",
            "explus",
            "mysql",
            "psql",
            "sqlite",
            "puppet",
            "lftp",
            "ansible",
            "wmic",
            "evaluated");

    private static final LazyPattern VARIABLE =
            LazyPattern.of("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-[^}]*)?\\}");
    private static final LazyPattern SAYS_ITS_ARGUMENTS = LazyPattern.of("(.*/)?(echo|printf)");
    private static final Path PROJECT = Path.of("project").toAbsolutePath();

    /**
     * A place where a value would become code.
     *
     * @param argument its index; -1 when an argument gets there only by what the others say
     * @param variable whose value
     * @param reader the program that reads it as code
     * @param language which code; {@code shell} for a shell's
     * @param direct whether the reader is the command itself, not something that it starts
     */
    public record CodeArgument(int argument, String variable, String reader, String language, boolean direct) {}

    private CodeArguments() {}

    /**
     * @param args as written, with <code>${NAME}</code>
     */
    public static List<CodeArgument> of(String program, List<String> args) {
        return of(program, args, Map.of());
    }

    /**
     * Where the value would be read as code on standard input.
     *
     * @param text of the input, as written
     */
    public static List<CodeArgument> ofInput(String program, List<String> args, String text) {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(args);
        return InputCode.asArgument(words, text, GrammarBook.builtIn().knowledge())
                .map(inline -> of(inline.get(0), inline.subList(1, inline.size())).stream()
                        .filter(code -> code.argument() < 0 || code.argument() == inline.size() - 2)
                        .toList())
                .orElse(List.of());
    }

    /** What a program that only says its arguments gives to the one behind it in a pipe; empty for any other. */
    public static Optional<String> printed(String program, List<String> args) {
        return !args.isEmpty() && SAYS_ITS_ARGUMENTS.matcher(program).matches()
                ? Optional.of(String.join(" ", args))
                : Optional.empty();
    }

    /**
     * Where the value of a variable would be read as code, by whatever gets the variable.
     *
     * @param value as written
     */
    public static List<CodeArgument> ofVariable(String name, String value) {
        return of("true", List.of(), Map.of(name, value));
    }

    private static boolean hasVariable(Collection<String> texts) {
        boolean found = false;
        for (String text : texts) {
            found |= text.contains("${");
        }
        return found;
    }

    private static List<CodeArgument> of(String program, List<String> args, Map<String, String> env) {
        if (!hasVariable(args) && !hasVariable(env.values())) {
            return List.of();
        }
        Findings findings = new Findings(new CommandLine(program, args, env, PROJECT), "");
        List<String> marked =
                args.stream().map(arg -> marked(arg, findings.unknowns())).toList();
        Map<String, String> variables = new HashMap<>(env);
        variables.replaceAll((name, value) -> marked(value, findings.unknowns()));
        PolicyContext context = new PolicyContext(PROJECT, true, Platform.current(), false);
        CommandJudge judge = new CommandJudge(
                GrammarBook.builtIn(),
                context,
                Limits.standard(),
                WritableRoots.NONE,
                (started, name, platform, said, mark) -> {},
                findings);
        try {
            Started started = Started.directly(new CommandLine(program, marked, variables, PROJECT))
                    .going(Through.NOTHING.expandedByShell());
            judge.judgeEnvironment(started);
            judge.judge(started);
        } catch (Effort.Exhausted | StackOverflowError e) {
            // What was found until then stands; the policy refuses the rest as unreadable.
        }
        return findings.code().stream().distinct().toList();
    }

    private static String marked(String arg, Unknowns unknowns) {
        Matcher variables = VARIABLE.matcher(Unknowns.clean(arg));
        return variables.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? found.group().substring(1) : unknowns.value(found.group(1))));
    }

    /** Whether a text of this language is code throughout, and no data with a way out. */
    static boolean isCode(String language) {
        return CODE.contains(language);
    }

    /** Notes that {@code by} reads the text as code, if a value of the intent stands in it. */
    static void note(String language, String text, Started by, int index, Findings findings) {
        Optional<String> variable = findings.unknowns().valueIn(text);
        if (variable.isPresent() && isCode(language)) {
            int argument = by.origin().at(index);
            findings.codeAt(new CodeArgument(argument, variable.get(), by.program(), language, by.depth() == 0));
        }
    }
}
