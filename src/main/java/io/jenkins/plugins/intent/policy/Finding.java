package io.jenkins.plugins.intent.policy;

import java.util.Comparator;
import java.util.Optional;

/**
 * One statement of the policy about one command.
 *
 * @param decision how strict
 * @param rule id of the rule, stable, for documents and exceptions
 * @param layer where the rule came from: built-in, administrator, project, intent
 * @param token the argument, variable or program that caused it
 * @param message one sentence for a person
 * @param suggestion another way to write it, which passes the policy itself
 * @param pointer JSON pointer of the command or argument in the document
 */
public record Finding(
        Decision decision,
        String rule,
        String layer,
        String token,
        String message,
        Optional<String> suggestion,
        String pointer) {
    /** Otherwise in the order they have. Put together by hand: Java makes code for a comparator's parts at every start. */
    public static final Comparator<Finding> STRICTEST_FIRST = (a, b) -> b.decision.compareTo(a.decision);

    /** Whether it is about a pattern that stays as written. */
    public boolean isOfUnexpandedPath() {
        return rule.equals(Rule.PATH_UNEXPANDED.id());
    }

    /** The same with another way to write the command. */
    Finding suggesting(Optional<String> form) {
        return new Finding(decision, rule, layer, token, message, form, pointer);
    }

    /** The same of another place. */
    public Finding at(String place) {
        return new Finding(decision, rule, layer, token, message, suggestion, place);
    }
}
