package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what one judgement says, without saying the same thing twice. */
final class Findings {
    /** Most characters of a message; what is quoted in it comes from anybody. */
    private static final int LONGEST = 400;

    private final CommandLine command;
    private final String pointer;
    private final List<Finding> list = new ArrayList<>();
    private final Set<Finding> known = new HashSet<>();
    private final Alternatives alternatives;
    private final Unknowns unknowns = new Unknowns();
    private final List<CodeArguments.CodeArgument> code = new ArrayList<>();

    Findings(CommandLine command, String pointer) {
        this.command = command;
        this.pointer = pointer;
        this.alternatives = new Alternatives(command);
    }

    /** Other ways to write the command, which nobody has judged yet. */
    Alternatives alternatives() {
        return alternatives;
    }

    /** Where values of the intent would become code; only {@link CodeArguments} asks. */
    List<CodeArguments.CodeArgument> code() {
        return code;
    }

    void codeAt(CodeArguments.CodeArgument place) {
        code.add(place);
    }

    /** What only a shell would know; findings show it as it is written. */
    Unknowns unknowns() {
        return unknowns;
    }

    void add(Decision decision, Rule rule, String token, int argument, String message) {
        add(decision, rule.id(), PolicyLayer.BUILT_IN, token, argument, message, Optional.empty());
    }

    void add(
            Decision decision,
            String rule,
            String layer,
            String token,
            int argument,
            String message,
            Optional<String> suggestion) {
        boolean whole = argument < 0 || argument >= command.args().size();
        String place = whole ? pointer : pointer + "/args/" + argument;
        Finding finding = new Finding(
                decision,
                rule,
                layer,
                Quote.printable(unknowns.shown(token), LONGEST),
                Quote.printable(unknowns.shown(message), LONGEST),
                suggestion,
                place);
        if (known.add(finding)) {
            list.add(finding);
        }
    }

    /** An argument is read as code, in which no value may stand that is not known yet. */
    void readAsCode(String program, int argument) {
        if (command.unknown().contains(argument)) {
            add(
                    Decision.BLOCK,
                    Rule.VALUE_AS_CODE.id(),
                    PolicyLayer.BUILT_IN,
                    program,
                    argument,
                    "A value that is not known yet would become code that '" + program + "' reads.",
                    Optional.of("let the program read the variable from its environment, or take it as an argument"));
        }
    }

    /** What was found about the same command when its input was taken for an argument, but not what is known already. */
    void addAll(Findings others) {
        for (Finding other : others.list) {
            boolean said = list.stream()
                    .anyMatch(f -> f.rule().equals(other.rule()) && f.token().equals(other.token()));
            if (!said) {
                list.add(other.at(pointer));
            }
        }
    }

    int size() {
        return list.size();
    }

    /** Whether one since {@code mark} is a block. */
    boolean blockedSince(int mark) {
        return list.subList(mark, list.size()).stream().anyMatch(f -> f.decision() == Decision.BLOCK);
    }

    /** Forgets the built-in findings since {@code mark} that those rules made. */
    void dropSince(int mark, Set<String> rules) {
        list.subList(mark, list.size())
                .removeIf(f -> f.layer().equals(PolicyLayer.BUILT_IN) && rules.contains(f.rule()) && known.remove(f));
    }

    /** Says of findings by those rules that this layer insists on them. */
    void insist(Set<String> rules, String layer) {
        list.replaceAll(f -> f.layer().equals(PolicyLayer.BUILT_IN) && rules.contains(f.rule())
                ? new Finding(f.decision(), f.rule(), layer, f.token(), f.message(), f.suggestion(), f.pointer())
                : f);
    }

    /** Makes warnings of the built-in blocks by those rules, and says why. */
    void soften(Set<String> rules, String why) {
        list.replaceAll(f ->
                f.decision() == Decision.BLOCK && f.layer().equals(PolicyLayer.BUILT_IN) && rules.contains(f.rule())
                        ? new Finding(
                                Decision.WARN,
                                f.rule(),
                                f.layer(),
                                f.token(),
                                f.message().replaceFirst("\\.$", "") + why + ".",
                                f.suggestion(),
                                f.pointer())
                        : f);
    }

    /** Strictest first, otherwise in the order they were found. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(list);
        sorted.sort(Finding.STRICTEST_FIRST);
        return sorted;
    }
}
