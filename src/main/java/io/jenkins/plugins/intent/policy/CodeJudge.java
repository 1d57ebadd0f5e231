package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.Literals;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.SedScript;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Looks for what program text starts. A literal command is judged like any other; one that is
 * computed cannot be read and is refused.
 */
final class CodeJudge {
    private static final Role WRITTEN = Role.parse("touch");
    /** What is quoted in these is data; their signs know each way out of it. */
    private static final Set<String> QUOTING_DATA =
            Set.of("mysql", "psql", "sqlite", "awk", "ansiblevariable", "buildproperty");

    private final Knowledge knowledge;
    private final ValueJudge values;
    private final Findings findings;
    private final Effort effort;

    CodeJudge(Knowledge knowledge, ValueJudge values, Findings findings, Effort effort) {
        this.knowledge = knowledge;
        this.values = values;
        this.findings = findings;
        this.effort = effort;
    }

    void judge(String language, String code, Started by, int index) {
        int mark = findings.size();
        int argument = by.origin().at(index);
        effort.spend(code.length());
        CodeArguments.note(language, code, by, index, findings);
        if (language.equals("sed")) {
            SedScript script = SedScript.of(code);
            script.commands().forEach(text -> startedBySed(text, by, index));
            script.files().forEach(file -> values.judge(WRITTEN, file, by, index));
            return;
        }
        if (CodeArguments.isCode(language)) {
            findings.readAsCode(by.program(), argument);
        }
        for (CodeRule rule : CodeRules.of(language)) {
            Matcher matcher = rule.find().matcher(effort.counting(code));
            while (matcher.find()) {
                if (rule.verdict().isPresent()) {
                    findings.add(
                            rule.verdict().get(),
                            Rule.INLINE_CODE,
                            matcher.group().strip(),
                            argument,
                            "Program text for '" + by.program() + "' " + rule.why() + ".");
                } else if (rule.role().isPresent()) {
                    String started = matcher.groupCount() > 0 ? matcher.group(1) : "";
                    values.judge(rule.role().get(), started == null ? "" : started, by, index);
                } else {
                    literal(code, matcher, by, index);
                }
            }
        }
        if (!findings.blockedSince(mark)) {
            namesShell(language, code, by, argument);
        }
    }

    private void startedBySed(String text, Started by, int index) {
        if (text.isEmpty()) {
            unreadable("e", by, by.origin().at(index));
        } else {
            values.hiddenText(text, by, index);
        }
    }

    private void literal(String code, Matcher call, Started by, int index) {
        List<String> literals = Literals.after(code, call.end());
        if (literals.isEmpty()) {
            unreadable(call.group().strip(), by, by.origin().at(index));
        } else if (literals.size() == 1 || literals.get(0).indexOf(' ') >= 0) {
            values.hiddenText(literals.get(0), by, index);
        } else {
            values.hiddenWords(literals, by, index);
        }
    }

    private void unreadable(String token, Started by, int argument) {
        findings.add(
                Decision.BLOCK,
                Rule.INLINE_CODE,
                token,
                argument,
                "Program text for '" + by.program() + "' starts a program that cannot be read from it ('" + token
                        + "').");
    }

    /** A quoted shell in a language whose calls nobody wrote down. */
    private void namesShell(String language, String code, Started by, int argument) {
        if (QUOTING_DATA.contains(language)) {
            return;
        }
        Matcher shell = knowledge.signs().shellPath().matcher(effort.counting(code));
        while (shell.find()) {
            char before = code.charAt(shell.start());
            boolean quoted = before == '"' || before == '\'' || before == '`';
            if (quoted && !Mentions.hold(language, code, shell.start()) && !Mentions.speakOf(code, shell.start())) {
                findings.add(
                        Decision.BLOCK,
                        Rule.SHELL_IN_ARGUMENT,
                        shell.group().substring(1),
                        argument,
                        "Program text for '" + by.program() + "' names a shell.");
                return;
            }
        }
    }
}
