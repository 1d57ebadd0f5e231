package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Verdict;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import java.util.List;

/** What the policy says, in the words of the books, which do not know the policy. */
public final class FindingViews {
    private FindingViews() {}

    /** All of a stage's, in order: mostly none. */
    public static List<FindingView> of(List<Finding> findings) {
        return findings.isEmpty()
                ? List.of()
                : findings.stream().map(FindingViews::of).toList();
    }

    static FindingView of(Finding finding) {
        return new FindingView(
                Word.of(verdict(finding.decision())),
                finding.rule(),
                finding.message(),
                finding.pointer(),
                finding.suggestion().orElse(null));
    }

    public static Verdict verdict(Decision decision) {
        return switch (decision) {
            case ALLOW -> Verdict.ALLOW;
            case WARN -> Verdict.WARN;
            case BLOCK -> Verdict.BLOCK;
        };
    }
}
