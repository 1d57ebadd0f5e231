package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.intent.json.Components;
import io.jenkins.plugins.intent.json.Word;
import java.util.List;
import java.util.Objects;

/**
 * A stage as the books need it.
 *
 * @param id unique in the run
 * @param kind what it is; of a kind that nobody here knows it can be shown, and not run
 * @param needs ids of the stages that must succeed first
 * @param maxAttempts how many failed attempts end the stage, at least 1
 * @param leaseMs how long an agent holds the job without being heard of, milliseconds, above 0 for a block
 * @param findings what the policy said of the stage's commands
 * @param blocked whether the policy forbids the stage unless a person approves it
 * @param approvers who may decide; empty means whoever has the right. Checked by the caller, who
 *     knows users and groups; the books record the answer
 * @param gateTimeoutMs how long a gate waits before it counts as rejected, milliseconds; 0 is for ever
 * @param label label expression that an agent must match; null when any agent will do
 * @param terms when it runs, and what its end counts for
 */
public record StagePlan(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Word<WorkKind> kind,
        @JsonProperty(required = true) List<String> needs,
        int maxAttempts,
        long leaseMs,
        List<FindingView> findings,
        boolean blocked,
        List<String> approvers,
        long gateTimeoutMs,
        String label,
        StageTerms terms)
        implements Components {
    private static final Word<WorkKind> EXEC_BLOCK = Word.of(WorkKind.EXEC_BLOCK);
    private static final Word<WorkKind> GATE = Word.of(WorkKind.GATE);

    /**
     * A block of commands that the policy allows, on the usual terms.
     *
     * @param leaseMs milliseconds, above 0
     */
    public static StagePlan block(String id, List<String> needs, int maxAttempts, long leaseMs) {
        return new StagePlan(
                id, EXEC_BLOCK, needs, maxAttempts, leaseMs, List.of(), false, List.of(), 0, null, StageTerms.USUAL);
    }

    /**
     * A question to a person.
     *
     * @param approvers who may answer; empty means whoever has the right
     * @param timeoutMs milliseconds, 0 is for ever
     */
    public static StagePlan gate(String id, List<String> needs, List<String> approvers, long timeoutMs) {
        return new StagePlan(id, GATE, needs, 1, 0, List.of(), false, approvers, timeoutMs, null, StageTerms.USUAL);
    }

    public StagePlan {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        if (kind.is(WorkKind.EXEC_BLOCK) && (maxAttempts < 1 || leaseMs < 1)) {
            throw new IllegalArgumentException("stage " + id + " needs max_attempts and a lease above 0");
        }
        needs = needs.size() < 2
                ? List.copyOf(needs)
                : needs.stream().distinct().toList();
        findings = List.copyOf(findings);
        approvers = List.copyOf(approvers);
        terms = terms == null ? StageTerms.USUAL : terms;
    }

    /** The same with what the policy said of it, and whether that forbids it. */
    public StagePlan judged(List<FindingView> said, boolean forbidden) {
        return new StagePlan(
                id, kind, needs, maxAttempts, leaseMs, said, forbidden, approvers, gateTimeoutMs, label, terms);
    }

    /** The same for agents that match an expression; null for any. */
    public StagePlan labelled(String expression) {
        return new StagePlan(
                id, kind, needs, maxAttempts, leaseMs, findings, blocked, approvers, gateTimeoutMs, expression, terms);
    }

    /** The same on other terms. */
    public StagePlan on(StageTerms others) {
        return new StagePlan(
                id, kind, needs, maxAttempts, leaseMs, findings, blocked, approvers, gateTimeoutMs, label, others);
    }

    /** Whether another run has done it. */
    @JsonIgnore
    public boolean isTakenOver() {
        return terms.takenFrom() != null;
    }

    /** Whether a person's answer is all there is to the stage. */
    @JsonIgnore
    public boolean isGate() {
        return kind.is(WorkKind.GATE);
    }

    @Override
    public Object[] components() {
        return new Object[] {
            id, kind, needs, maxAttempts, leaseMs, findings, blocked, approvers, gateTimeoutMs, label, terms
        };
    }
}
