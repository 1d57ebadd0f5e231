package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.intent.json.Word;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A policy finding as the books keep it; see {@code policy.Finding} for the meaning.
 *
 * @param decision how strict
 * @param rule id of the rule
 * @param message one sentence for a person
 * @param pointer JSON pointer of the command or argument in the document
 * @param suggestion another way to write it, which passes; null when there is none, and left out of
 *     documents then
 */
public record FindingView(
        Word<Verdict> decision,
        String rule,
        String message,
        String pointer,
        @JsonInclude(JsonInclude.Include.NON_NULL) String suggestion) {
    /** Id of the rule that stages which can run at once do so in one directory. */
    public static final String SHARED_DIRECTORY = "shared-directory";

    private static final Set<String> EVERYDAY = Set.of("destructive", SHARED_DIRECTORY);

    /** One without a suggestion. */
    public FindingView(Verdict decision, String rule, String message, String pointer) {
        this(Word.of(decision), rule, message, pointer, null);
    }

    /** The message and, if there is one, the other way to write it. */
    public String advice() {
        return suggestion == null ? message : message + " (" + suggestion + ")";
    }

    /** The same with every text that may quote the command passed through {@code mask}. */
    public FindingView masked(UnaryOperator<String> mask) {
        return new FindingView(
                decision, rule, mask.apply(message), pointer, suggestion == null ? null : mask.apply(suggestion));
    }

    /** Whether it is worth a look when an intent is written, and noise each time it runs. */
    public boolean everyday() {
        return decision != null && everyday(decision.known().orElse(null), rule);
    }

    /** The same of one that the books do not have. */
    public static boolean everyday(Verdict decision, String rule) {
        return decision == Verdict.WARN && EVERYDAY.contains(rule);
    }

    /** Whether it stops the stage until a person approves. */
    public boolean blocks() {
        return decision != null && decision.is(Verdict.BLOCK);
    }
}
