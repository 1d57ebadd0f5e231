package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.json.PointerLines;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.model.IntentDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the policy found, as lines of the console: where in the document, what, and the rule's name to look it up. */
final class RemarkLines {
    private final IntentDocument document;
    private final Set<String> said = new HashSet<>();

    RemarkLines(IntentDocument document) {
        this.document = document;
    }

    /** What to look at though it stops nothing, without what is said when an intent is written; each remark once. */
    List<String> warnings(List<FindingView> findings) {
        return lines(findings.stream()
                .filter(finding -> !finding.blocks() && !finding.everyday())
                .toList());
    }

    /** What stops the stage. */
    List<String> blocks(List<FindingView> findings) {
        said.clear();
        return lines(findings.stream().filter(FindingView::blocks).toList());
    }

    private List<String> lines(List<FindingView> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> places = PointerLines.find(
                document.content(), findings.stream().map(FindingView::pointer).toList());
        List<String> lines = new ArrayList<>();
        for (FindingView finding : findings) {
            Integer place = places.get(finding.pointer());
            String line = document.file() + (place == null ? "" : ":" + place)
                    + (finding.blocks() ? ": blocked by the policy: " : ": warning: ")
                    + finding.advice()
                    + "  [" + finding.rule() + "]";
            if (said.add(line)) {
                lines.add(line);
            }
        }
        return lines;
    }
}
