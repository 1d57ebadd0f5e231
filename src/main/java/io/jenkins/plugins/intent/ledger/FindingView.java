package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.json.Word;
import java.util.function.UnaryOperator;

/** A policy finding as the books keep it; see {@code policy.Finding} for the meaning. */
public record FindingView(Word<Verdict> decision, String rule, String message, String pointer) {
    public FindingView(Verdict decision, String rule, String message, String pointer) {
        this(Word.of(decision), rule, message, pointer);
    }

    /** The same with every text that may quote the command passed through {@code mask}. */
    public FindingView masked(UnaryOperator<String> mask) {
        return new FindingView(decision, rule, mask.apply(message), pointer);
    }

    /** Whether it stops the stage until a person approves. */
    public boolean blocks() {
        return decision != null && decision.is(Verdict.BLOCK);
    }
}
