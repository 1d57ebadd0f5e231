package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.json.Word;

/**
 * What a person decided about a stage.
 *
 * @param outcome the answer
 * @param by who
 * @param reason why, in that person's words
 * @param atMs when, epoch milliseconds
 */
public record DecisionView(Word<Answer> outcome, String by, String reason, long atMs) {
    public DecisionView(Answer outcome, String by, String reason, long atMs) {
        this(Word.of(outcome), by, reason, atMs);
    }
}
