package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Use;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.text.CommandText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Other ways to write a command that was refused. They are only proposals: whoever shows one has it
 * judged first.
 */
final class Alternatives {
    private record Replacement(String from, String to) {}

    private final CommandLine command;
    private final Map<Integer, Replacement> replacements = new LinkedHashMap<>();
    private Optional<List<String>> plain = Optional.empty();

    Alternatives(CommandLine command) {
        this.command = command;
    }

    /** Instead of {@code from} in that argument one might write {@code to}; empty when there is no such way. */
    void replace(int argument, String from, String to) {
        if (argument >= 0 && !to.isEmpty()) {
            replacements.put(argument, new Replacement(from, to));
        }
    }

    /** {@code sh -c "make test"} is {@code make test}, and a script can be started by itself. */
    void withoutShell(Started shell, Reading reading) {
        if (shell.origin().fixed() || plain.isPresent()) {
            return;
        }
        List<String> inner = new ArrayList<>();
        Optional<Use> text = reading.uses().stream()
                .filter(use -> use.role().kind() == Role.Kind.TEXT)
                .findFirst();
        if (text.isPresent()) {
            Optional<List<String>> words = ShellText.read(text.get().value()).plainCommand();
            if (words.isEmpty()) {
                return;
            }
            inner.addAll(words.get());
        } else if (!reading.uses().isEmpty() && reading.uses().get(0).role().kind() == Role.Kind.VALUE) {
            String script = reading.uses().get(0).value();
            inner.add(script.indexOf('/') < 0 ? "./" + script : script);
            inner.addAll(shell.args()
                    .subList(reading.uses().get(0).index() + 1, shell.args().size()));
        } else {
            return;
        }
        List<String> all = new ArrayList<>();
        all.add(command.program());
        all.addAll(command.args());
        List<String> argv = new ArrayList<>(all.subList(0, shell.origin().first()));
        argv.addAll(inner);
        plain = Optional.of(argv);
    }

    /** The proposals, as commands to judge. */
    List<CommandLine> proposals() {
        List<CommandLine> proposals = new ArrayList<>();
        plain.ifPresent(argv -> proposals.add(
                new CommandLine(argv.get(0), argv.subList(1, argv.size()), command.env(), command.cwd())));
        if (!replacements.isEmpty()) {
            List<String> args = new ArrayList<>(command.args());
            replacements.forEach((index, by) -> {
                if (index < args.size()) {
                    args.set(index, args.get(index).replace(by.from(), by.to()));
                }
            });
            proposals.add(new CommandLine(command.program(), args, command.env(), command.cwd()));
        }
        return proposals;
    }

    /** As one would type it. */
    static String text(CommandLine command) {
        return Stream.concat(Stream.of(command.program()), command.args().stream())
                .map(CommandText::quoted)
                .collect(Collectors.joining(" "));
    }
}
