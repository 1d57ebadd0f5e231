package io.jenkins.plugins.intent.policy.grammar;

import io.jenkins.plugins.intent.policy.grammar.Grammar.Style;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Variant;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads arguments the way the program itself will: clusters of short options, values glued or
 * apart, shortened long options, {@code --}, subcommands.
 */
public final class ArgumentReader {
    private static final int NONE = -1;

    private final List<String> args;
    private final ReadingBuilder reading = new ReadingBuilder();
    private Grammar grammar;
    private int next;
    private Operands operands;
    private boolean optionsOver;
    private boolean subcommandsOver;
    /** Place of the last option that nobody knows and that has no value of its own. */
    private int unknownOption = NONE;

    private ArgumentReader(Grammar grammar, List<String> args) {
        this.grammar = grammar;
        this.args = args;
        this.operands = new Operands(grammar);
    }

    public static Reading read(Grammar grammar, List<String> args) {
        Reading reading = new ArgumentReader(grammar, args).run();
        for (Variant variant : reading.grammar().variants()) {
            if (OptionNames.anySeen(variant.options(), reading)) {
                Grammar changed = variant.grammar();
                return read(
                        reading.grammar() == grammar ? changed : replaced(grammar, reading.grammar(), changed), args);
            }
        }
        return reading;
    }

    /** The same tree of subcommands, with one of them exchanged. */
    private static Grammar replaced(Grammar root, Grammar old, Grammar changed) {
        if (root == old) {
            return changed;
        }
        Map<String, Grammar> commands = new HashMap<>(root.commands());
        commands.replaceAll((name, command) -> replaced(command, old, changed));
        return new Grammar(
                root.style(),
                root.options(),
                root.operands(),
                root.assigned(),
                root.variables(),
                commands,
                List.of(),
                root.traits());
    }

    private Reading run() {
        if (grammar.style() == Style.TAR && !args.isEmpty() && !args.get(0).startsWith("-")) {
            next = 1;
            oldCluster(args.get(0));
        }
        while (next < args.size()) {
            String argument = args.get(next);
            if (!optionsOver && isOption(argument)) {
                option(argument);
            } else {
                operand(argument);
            }
        }
        operands.assignLast(reading);
        return reading.build(grammar);
    }

    private boolean isOption(String argument) {
        if (!subcommandsOver && operands.noneYet() && grammar.commands().containsKey(argument)) {
            return false;
        }
        if (grammar.style() == Style.SLASH && argument.length() > 1 && argument.charAt(0) == '/') {
            return true;
        }
        boolean slashed =
                grammar.style() == Style.WORD && argument.startsWith("/") && OptionNames.gluedAt(grammar, argument) > 0;
        return argument.length() > 1 && argument.charAt(0) == '-'
                || slashed
                || grammar.options().containsKey(argument);
    }

    private void option(String argument) {
        Role exact = grammar.options().get(argument);
        if (exact != null) {
            reading.option(next);
            next++;
            found(argument, exact, null);
        } else if (argument.equals("--")) {
            next++;
            optionsOver = true;
        } else if (grammar.style() == Style.SLASH) {
            slashOption(argument);
        } else if (argument.startsWith("--") || grammar.style() == Style.WORD) {
            longOption(argument);
        } else {
            cluster(argument);
        }
    }

    private void longOption(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        String value = equals < 0 ? null : argument.substring(equals + 1);
        next++;
        Role role = OptionNames.roleOf(grammar, name, value != null);
        if (role == null && grammar.style().shortens() && name.startsWith("--") && name.length() > 2) {
            role = OptionNames.abbreviated(grammar, name, value != null);
        }
        int glued = role == null && grammar.style() == Style.WORD ? OptionNames.gluedAt(grammar, argument) : 0;
        if (glued > 0) {
            name = argument.substring(0, glued);
            value = argument.substring(argument.charAt(glued) == ':' ? glued + 1 : glued);
            role = grammar.options().get(name);
        }
        found(name, role, value);
    }

    private void slashOption(String argument) {
        String lower = "/" + argument.substring(1).toLowerCase(Locale.ROOT);
        int separator = OptionNames.indexOfSeparator(lower);
        String name = separator < 0 ? lower : lower.substring(0, separator);
        String value = separator < 0 ? null : argument.substring(separator + 1);
        next++;
        found(name, grammar.options().get(name), value);
    }

    private void cluster(String argument) {
        next++;
        int end;
        for (int i = 1; i < argument.length(); i = end) {
            end = OptionNames.endOfShort(grammar, argument, i);
            String name = "-" + argument.substring(i, end);
            Role role = OptionNames.roleOf(grammar, name, end < argument.length());
            reading.seen(name);
            if (role != null && role.kind() == Kind.GLUED) {
                return;
            }
            if (role != null && !role.takesNoValue()) {
                found(name, role, end < argument.length() ? OptionNames.glued(role, argument.substring(end)) : null);
                return;
            }
            if (role != null) {
                found(name, role, null);
            }
        }
        reading.addLoose(argument, "", next - 1);
        String last = "-" + argument.charAt(argument.length() - 1);
        unknownOption = grammar.options().containsKey(last) ? NONE : next - 1;
    }

    /** {@code tar cfI x.tar zstd}: the letters' values follow in order. */
    private void oldCluster(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            String name = "-" + letters.charAt(i);
            found(name, grammar.options().get(name), null);
        }
    }

    private void found(String name, Role role, String inline) {
        reading.seen(name);
        if (role == null) {
            reading.addLoose(name, inline == null ? "" : inline, next - 1);
            unknownOption = inline == null ? next - 1 : NONE;
            skipUnknownValue(name, inline);
        } else if (role.takesNoValue()) {
            if (role.kind() == Kind.SHELL) {
                reading.add(new Use(role, name, List.of(), next - 1));
            }
        } else if (role.takesRest() || role.kind() == Kind.UNTIL) {
            rest(role, name, inline);
        } else if (inline != null) {
            value(role, name, inline, next - 1);
        } else if (role.kind() == Kind.PAIR) {
            pair(role, name);
        } else if (next < args.size() && role.kind() != Kind.GLUED) {
            value(role, name, args.get(next), next++);
        }
        optionsOver |= role != null && role.kind() == Kind.LAST;
    }

    /** {@code mvn -D name=value}: an option's value may be an assignment, too. */
    private void value(Role role, String option, String value, int index) {
        if (!isAssigned(value, index)) {
            reading.add(role, option, value, index);
        }
    }

    private boolean isAssigned(String argument, int index) {
        int equals = argument.indexOf('=');
        Role role = equals > 0 ? grammar.assigned().get(argument.substring(0, equals)) : null;
        if (role != null) {
            String name = argument.substring(0, equals + 1);
            reading.seen(name);
            reading.add(role, name, argument.substring(equals + 1), index);
        }
        return role != null;
    }

    /** Programs with a hundred options that take a value list those that take none. */
    private void skipUnknownValue(String name, String inline) {
        if (grammar.is(Trait.VALUES)
                && name.startsWith("--")
                && !name.startsWith("--no-")
                && inline == null
                && next < args.size()) {
            next++;
        }
    }

    private void pair(Role role, String option) {
        int end = Math.min(next + 2, args.size());
        reading.add(new Use(role, option, args.subList(next, end), next));
        next = end;
    }

    private void rest(Role role, String option, String inline) {
        int end = args.size();
        if (role.kind() == Kind.UNTIL) {
            end = next;
            while (end < args.size() && !OptionNames.isEnd(args, end)) {
                end++;
            }
        }
        if (next < args.size() && args.get(next).equals("--") && role.kind() != Kind.UNTIL) {
            next++;
        }
        if (inline != null) {
            reading.add(new Use(role, option, OptionNames.before(inline, args.subList(next, end)), next - 1));
        } else if (next < end) {
            reading.add(new Use(role, option, args.subList(next, end), next));
        }
        next = role.kind() == Kind.UNTIL ? Math.min(end + 1, args.size()) : end;
    }

    /** {@code kubectl --as admin exec}: what stands between an unknown option and a known subcommand. */
    private boolean isValueOfUnknownOption() {
        return unknownOption != NONE
                && unknownOption == next - 1
                && args.subList(next + 1, args.size()).stream().anyMatch(grammar.commands()::containsKey);
    }

    private void operand(String argument) {
        if (!subcommandsOver && operands.noneYet()) {
            Grammar command = grammar.commands().get(argument);
            if (command == null && isValueOfUnknownOption()) {
                reading.addLoose("", argument, next++);
                return;
            }
            subcommandsOver = command == null;
            if (command != null) {
                grammar = command;
                operands = new Operands(command);
                next++;
                return;
            }
        }
        if (operands.noneYet()) {
            reading.seen(argument);
        }
        if (isAssigned(argument, next)) {
            next++;
            return;
        }
        Role role = operands.roleOf(argument);
        if (role == null) {
            reading.addLoose("", argument, next++);
        } else if (role.takesRest()) {
            rest(role, "", null);
        } else if (role.kind() == Kind.PAIR) {
            pair(role, "");
        } else if (role.kind() == Kind.PROGRAM || role.kind() == Kind.SCRIPT) {
            // Options may follow that are the runner's own.
            reading.add(new Use(role, "", args.subList(next, args.size()), next));
            next++;
        } else {
            reading.add(role, "", argument, next++);
        }
        optionsOver |= grammar.is(Trait.POSIX);
    }
}
