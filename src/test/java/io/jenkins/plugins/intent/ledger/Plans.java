package io.jenkins.plugins.intent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Plans for tests. */
final class Plans {
    static final long LEASE_MS = 60_000;
    static final JobOutcome GOOD = JobOutcome.success("stages/s/attempt-1/manifest.json");
    static final JobOutcome BAD = JobOutcome.failure("exit code 1", "stages/s/attempt-1/manifest.json");

    private Plans() {}

    static RunPlan of(StagePlan... stages) {
        return of(List.of(stages));
    }

    static RunPlan of(List<StagePlan> stages) {
        return new RunPlan("20260101-120000-abcd", "Build it", "ci", "0".repeat(64), stages);
    }

    static StagePlan block(String id, String... needs) {
        return block(id, 1, needs);
    }

    static StagePlan block(String id, int maxAttempts, String... needs) {
        return StagePlan.block(id, List.of(needs), maxAttempts, LEASE_MS);
    }

    static StagePlan blocked(String id, String... needs) {
        FindingView finding = new FindingView(Verdict.BLOCK, "shell", "sh is a shell", "/workflow/stages/0");
        return StagePlan.block(id, List.of(needs), 1, LEASE_MS).judged(List.of(finding), true);
    }

    static StagePlan gate(String id, long timeoutMs, String... needs) {
        return StagePlan.gate(id, List.of(needs), List.of("ada"), timeoutMs);
    }

    /** s0, s1, …: each needs the one before it. */
    static RunPlan chain(int length) {
        List<StagePlan> stages = new ArrayList<>();
        IntStream.range(0, length).forEach(i -> stages.add(i == 0 ? block("s0") : block("s" + i, "s" + (i - 1))));
        return of(stages);
    }

    /** s0, s1, …: none needs another. */
    static RunPlan wide(int width) {
        return of(IntStream.range(0, width).mapToObj(i -> block("s" + i)).toList());
    }
}
