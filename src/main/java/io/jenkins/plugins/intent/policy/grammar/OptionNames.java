package io.jenkins.plugins.intent.policy.grammar;

import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import java.util.Map;

/** Which option of a grammar a spelling means, and where its value starts. */
final class OptionNames {
    private OptionNames() {}

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
    static Role abbreviated(Grammar grammar, String name) {
        Role role = null;
        for (Map.Entry<String, Role> option : grammar.options().entrySet()) {
            if (option.getKey().startsWith(name)
                    && (role == null || role.kind() == Kind.FLAG || role.kind() == Kind.VALUE)) {
                role = option.getValue();
            }
        }
        return role;
    }

    /** Where name and value of {@code /name:value} part; -1 when there is only a name. */
    static int indexOfSeparator(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        return colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
    }
}
