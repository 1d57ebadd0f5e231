package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.jenkins.Messages;
import io.jenkins.plugins.intent.ledger.FindingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the policy said of a command, on the page.
 *
 * @param blocks whether it stops the stage until a person approves
 * @param word what it said, for people
 * @param rule the rule's id
 * @param advice what is so, and how to write it instead
 * @param where the line of the intent; empty when it is not known
 */
public record FindingRow(boolean blocks, String word, String rule, String advice, String where) {

    /** Without what is for whoever writes the intent. */
    static List<FindingRow> of(List<FindingView> findings, WrittenIntent intent) {
        List<FindingView> shown =
                findings.stream().filter(finding -> !finding.everyday()).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> lines =
                intent.lines(shown.stream().map(FindingView::pointer).toList());
        List<FindingRow> rows = new ArrayList<>();
        for (FindingView finding : shown) {
            Integer line = lines.get(finding.pointer());
            rows.add(new FindingRow(
                    finding.blocks(),
                    StatusLook.word(finding.decision()),
                    finding.rule(),
                    finding.advice(),
                    line == null ? "" : Messages.text("FindingRow.line", line)));
        }
        return rows;
    }
}
