package io.jenkins.plugins.intent.policy.tools;

import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * How a policy did on the tables of commands; {@code intent policy test --json} prints it.
 *
 * @param files one score a file, in the order given
 */
public record TableScore(List<FileScore> files) {
    public TableScore {
        files = List.copyOf(files);
    }

    /** All files as if they were one. */
    FileScore together() {
        Tally none = new Tally(0, 0, 0);
        return new FileScore(
                "all files",
                files.stream().mapToInt(FileScore::rows).sum(),
                files.stream().map(FileScore::block).reduce(none, Tally::plus),
                files.stream().map(FileScore::warn).reduce(none, Tally::plus),
                files.stream().map(FileScore::allow).reduce(none, Tally::plus),
                List.of());
    }

    /**
     * @param file name as given
     * @param rows how many it holds
     * @param block rows that must be blocked
     * @param warn rows that may run with a warning
     * @param allow rows that must run without remark
     * @param mismatches rows that were decided otherwise than expected
     */
    public record FileScore(String file, int rows, Tally block, Tally warn, Tally allow, List<Mismatch> mismatches) {
        public FileScore {
            mismatches = List.copyOf(mismatches);
        }
    }

    /**
     * @param expected how many rows expect this decision
     * @param blocked how many of them are blocked
     * @param flagged how many of them are blocked or get a warning
     */
    public record Tally(int expected, int blocked, int flagged) {
        Tally plus(Tally other) {
            return new Tally(expected + other.expected, blocked + other.blocked, flagged + other.flagged);
        }

        Tally and(Decision got) {
            return new Tally(
                    expected + 1, blocked + (got == Decision.BLOCK ? 1 : 0), flagged + (got == Decision.ALLOW ? 0 : 1));
        }
    }

    /**
     * @param id of the row
     * @param expect the decision it expects
     * @param got the decision of the policy
     * @param rule the strictest finding's rule, empty when there is none
     */
    public record Mismatch(String id, String expect, String got, String rule) {}

    /** Adds up one file. */
    static final class Counter {
        private final String file;
        private final List<Mismatch> mismatches = new ArrayList<>();
        private int rows;
        private Tally block = new Tally(0, 0, 0);
        private Tally warn = block;
        private Tally allow = block;

        Counter(String file) {
            this.file = file;
        }

        void add(String id, Decision expected, List<Finding> findings) {
            Decision got = CommandPolicy.strictest(findings);
            rows++;
            switch (expected) {
                case BLOCK -> block = block.and(got);
                case WARN -> warn = warn.and(got);
                case ALLOW -> allow = allow.and(got);
                default -> throw new IllegalStateException(expected.text());
            }
            if (got != expected) {
                String rule = findings.isEmpty() ? "" : findings.get(0).rule();
                mismatches.add(new Mismatch(id, expected.text(), got.text(), rule));
            }
        }

        FileScore score() {
            return new FileScore(file, rows, block, warn, allow, mismatches);
        }
    }
}
