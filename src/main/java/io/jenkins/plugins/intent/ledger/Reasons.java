package io.jenkins.plugins.intent.ledger;

/** The sentences that tell people why a stage or a run stands as it does. */
final class Reasons {
    static final String NOT_ASKED = "not run, because the run was asked for without it";
    static final String NOTHING_FAILED = "not run, because nothing that it needs failed";

    private static final int LONGEST = 4000;

    private Reasons() {}

    /** A reason from outside, short enough to keep in the books for ever. */
    static String shortened(String reason) {
        return reason == null || reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
    }

    static String blocked(StagePlan stage) {
        return stage.findings().stream()
                .filter(FindingView::blocks)
                .findFirst()
                .map(finding -> "blocked by the policy: " + finding.message())
                .orElse("blocked by the policy");
    }

    static String waitsFor(StagePlan gate) {
        return gate.approvers().isEmpty()
                ? "waits for a person"
                : "waits for one of: " + String.join(", ", gate.approvers());
    }

    static String timedOut(StagePlan gate) {
        return "nobody decided within " + gate.gateTimeoutMs() / 1000.0 + " s, which counts as a rejection";
    }

    /** {@code "exit code 1; the next attempt follows after 30.0 s"}. */
    static String pauses(String reason, long delayMs) {
        return reason + "; the next attempt follows after " + delayMs / 1000.0 + " s";
    }

    static String unmet(StagePlan stage) {
        return "not run, because its condition (" + stage.terms().unmet() + ") is not met";
    }

    static String lost(JobState job) {
        return "agent " + job.agent() + " was not heard of within its lease of "
                + job.stage().plan().leaseMs() / 1000.0 + " s";
    }

    static String of(JobOutcome outcome) {
        return outcome.reason() == null ? "the attempt failed" : outcome.reason();
    }

    static String failed(StagePlan stage, String reason) {
        return "stage " + stage.id() + " failed" + (reason == null ? "" : ": " + reason);
    }

    /** {@code "cancelled by ada: wrong branch"}. */
    static String by(String verb, String person, String reason) {
        return verb + " by " + person + (reason == null || reason.isBlank() ? "" : ": " + reason);
    }
}
