package io.jenkins.plugins.intent.policy.grammar;

import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which option of a grammar a spelling means, and where its value starts and ends. */
final class OptionNames {
    /** Ends the name of an option that takes its value only when it is glued to it, and else none. */
    private static final String ONLY_GLUED = "=";

    private OptionNames() {}

    /**
     * @param glued whether something stands right behind the name
     */
    static Role roleOf(Grammar grammar, String name, boolean glued) {
        Role role = glued ? grammar.options().get(name + ONLY_GLUED) : null;
        return role == null ? grammar.options().get(name) : role;
    }

    /** Whether one of these options is there, also by a shortened name that is no other option's. */
    static boolean anySeen(Set<String> options, Reading reading) {
        if (options.stream().anyMatch(reading.seenOptions()::contains)) {
            return true;
        }
        if (!reading.grammar().style().shortens()) {
            return false;
        }
        Set<String> known = reading.grammar().options().keySet();
        return reading.seenOptions().stream()
                .filter(seen -> seen.length() > 3 && seen.startsWith("--") && !known.contains(seen))
                .anyMatch(seen -> options.stream().anyMatch(option -> option.startsWith(seen)));
    }

    /** Where the short option ends that begins there: some programs have a few of two letters, as zip has {@code -TT}. */
    static int endOfShort(Grammar grammar, String cluster, int at) {
        boolean two = at + 2 <= cluster.length()
                && grammar.options().containsKey("-" + cluster.charAt(at) + cluster.charAt(at + 1));
        return at + (two ? 2 : 1);
    }

    /** A command of which the first word is glued to its option, as in {@code python -mpip install}. */
    static List<String> before(String first, List<String> more) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(more);
        return words;
    }

    /** Where the value starts in {@code -Dname=value}, {@code -XX:name} and {@code -Wl,name}; 0 when there is none. */
    static int gluedAt(Grammar grammar, String argument) {
        int colon = argument.indexOf(':');
        if (colon > 0 && grammar.options().containsKey(argument.substring(0, colon))) {
            return colon;
        }
        int comma = argument.indexOf(',');
        if (comma > 0 && grammar.options().containsKey(argument.substring(0, comma))) {
            return comma;
        }
        Role letter = argument.length() > 2 ? grammar.options().get(argument.substring(0, 2)) : null;
        return letter == null || letter.takesNoValue() || letter.takesRest() || letter.kind() == Kind.UNTIL ? 0 : 2;
    }

    /**
     * A shortened long option, down to one letter as getopt_long takes it. A grammar does not list all
     * options, so what is ambiguous cannot be told; the most telling role counts, since a program that
     * finds it ambiguous starts nothing.
     */
    static Role abbreviated(Grammar grammar, String name, boolean glued) {
        Role role = null;
        for (Map.Entry<String, Role> option : grammar.options().entrySet()) {
            if (option.getKey().startsWith(name)
                    && (glued || !option.getKey().endsWith(ONLY_GLUED))
                    && (role == null || telling(option.getValue()) > telling(role))) {
                role = option.getValue();
            }
        }
        return role;
    }

    /** Some programs take {@code -o=value} for {@code -o value}; for others the sign is part of a path. */
    static String glued(Role role, String value) {
        return value.startsWith("=") && !role.isGuardedPath() ? value.substring(1) : value;
    }

    /** Whether a command that goes {@code until} such a sign is over there. */
    static boolean isEnd(List<String> args, int index) {
        String argument = args.get(index);
        return argument.equals(";")
                || argument.equals("\\;")
                || argument.equals("+") && args.get(index - 1).equals("{}");
    }

    private static int telling(Role role) {
        return role.starts() ? 2 : role.kind() == Kind.FLAG || role.kind() == Kind.VALUE ? 0 : 1;
    }

    /** Where name and value of {@code /name:value} part; -1 when there is only a name. */
    static int indexOfSeparator(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        return colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
    }
}
