package io.jenkins.plugins.intent.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which runs a policy takes. Decides only; {@link Retention} does it. */
final class RetentionRules {
    private RetentionRules() {}

    /**
     * The runs that a limit takes, each with that limit as a sentence, and what never became one, which counts for
     * none. Protected runs are among them where a limit takes them too.
     *
     * @param oldestFirst all runs
     */
    static Map<RetentionRun, String> taken(List<RetentionRun> oldestFirst, RetentionPolicy policy, long nowMs) {
        Map<RetentionRun, String> reasons = new HashMap<>();
        List<RetentionRun> left = new ArrayList<>();
        int newer = (int) oldestFirst.stream().filter(RetentionRun::begun).count();
        for (RetentionRun run : oldestFirst) {
            newer -= run.begun() ? 1 : 0;
            if (!run.begun()) {
                reasons.put(run, "it never started");
            } else if (policy.keepLast().isPresent()
                    && newer >= policy.keepLast().getAsInt()) {
                reasons.put(run, newer(newer));
            } else if (policy.maxAge().isPresent() && isOlder(run, policy, nowMs)) {
                reasons.put(run, "it ended longer ago than the greatest age");
            } else {
                left.add(run);
            }
        }
        policy.maxTotalBytes().ifPresent(limit -> overTheTotal(oldestFirst, left, limit, reasons));
        return reasons;
    }

    private static String newer(int runs) {
        return switch (runs) {
            case 0 -> "none is to be kept";
            case 1 -> "there is a newer run";
            default -> "there are " + runs + " newer runs";
        };
    }

    private static boolean isOlder(RetentionRun run, RetentionPolicy policy, long nowMs) {
        return run.endedMs() > 0
                && nowMs - run.endedMs() > policy.maxAge().orElseThrow().toMillis();
    }

    /** Runs that cannot go count too, so that what is left really fits. */
    private static void overTheTotal(
            List<RetentionRun> all, List<RetentionRun> left, long limit, Map<RetentionRun, String> reasons) {
        long total = all.stream()
                .filter(run -> !(run.mayGo() && reasons.containsKey(run)))
                .mapToLong(RetentionRun::bytes)
                .sum();
        for (RetentionRun run : left) {
            if (total > limit) {
                reasons.put(run, "all runs together take more than the greatest total");
                total -= run.mayGo() ? run.bytes() : 0;
            }
        }
    }
}
