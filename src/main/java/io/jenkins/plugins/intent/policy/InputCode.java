package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text on the standard input of a program that reads code there, as the argument that says the same:
 * {@code sh} that is given {@code rm x} does what {@code sh -c 'rm x'} does, and is judged like it.
 */
final class InputCode {
    /** The option behind which an interpreter takes the text that it else reads from its input. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("python", "-c"),
            Map.entry("pypy", "-c"),
            Map.entry("perl", "-e"),
            Map.entry("ruby", "-e"),
            Map.entry("node", "-e"),
            Map.entry("nodejs", "-e"),
            Map.entry("lua", "-e"),
            Map.entry("php", "-r"),
            Map.entry("psql", "-c"),
            Map.entry("mysql", "-e"),
            Map.entry("mariadb", "-e"));

    /** They take operands and read their input all the same. */
    private static final Set<String> CLIENTS = Set.of("psql", "mysql", "mariadb");

    /** Options that name the text, a file or a module. */
    private static final Pattern TEXT =
            Pattern.compile("-[a-zA-Z]*[ceEm]|-f|--(command|execute|eval|file|print)(=.*)?");

    private InputCode() {}

    /**
     * The words with the text in their last place.
     *
     * @param words program and arguments
     * @return empty when no program among them reads its input as code
     */
    static Optional<List<String>> asArgument(List<String> words, String text, Knowledge knowledge) {
        if (ProgramName.of(words.get(0)).withoutVersion().equals("xargs")) {
            return Optional.of(withOperands(words, text));
        }
        for (int i = words.size() - 1; i >= 0; i--) {
            String name = ProgramName.of(words.get(i)).withoutVersion();
            boolean shell = knowledge.isShellName(name);
            Optional<String> option = shell ? Optional.of("-c") : Optional.ofNullable(OPTIONS.get(name));
            if (option.isPresent() && isRead(name, shell, words.subList(i + 1, words.size()))) {
                List<String> inline = new ArrayList<>(words.subList(0, i + 1));
                inline.add(option.get());
                inline.add(text);
                return Optional.of(inline);
            }
        }
        return Optional.empty();
    }

    /** What xargs makes of its arguments and its input. */
    static List<String> withOperands(List<String> words, String text) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(text.strip().split("\\s+")));
        return all;
    }

    private static boolean isRead(String name, boolean shell, List<String> args) {
        return shell ? shellReads(args) : CLIENTS.contains(name) ? !hasText(args) : interpreterReads(args);
    }

    /** Not when it has a text or a file of its own. */
    static boolean shellReads(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (isStandardInput(arg) || arg.matches("-[a-zA-Z]*s")) {
                return true;
            } else if (arg.matches("-[a-z]*c")) {
                return false;
            } else if (arg.matches("[-+][a-zA-Z]*[oO]")) {
                i++;
            } else if (!arg.startsWith("-") && !arg.startsWith("+")) {
                return false;
            }
        }
        return true;
    }

    private static boolean interpreterReads(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (isStandardInput(arg)) {
                return true;
            } else if (TEXT.matcher(arg).matches() || !arg.startsWith("-")) {
                return false;
            } else if (arg.matches("-[WXIr]")) {
                i++;
            }
        }
        return true;
    }

    private static boolean hasText(List<String> args) {
        return args.stream().anyMatch(arg -> TEXT.matcher(arg).matches());
    }

    private static boolean isStandardInput(String arg) {
        return arg.equals("-") || arg.equals("/dev/stdin") || arg.equals("/dev/fd/0");
    }
}
