package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Verdict;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;

/** What the policy says, in the words of the books, which do not know the policy. */
public final class FindingViews {
    private FindingViews() {}

    public static FindingView of(Finding finding) {
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
