package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.engine.JudgedIntent;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.exec.FindingViews;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Verdict;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.policy.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A finding with its place in the document, as people and {@code --json} see it. */
record FindingReport(
        Verdict decision,
        String rule,
        String layer,
        String token,
        String message,
        String suggestion,
        String file,
        String pointer,
        int line,
        int column) {
    private static final int MANY = 3;

    static List<FindingReport> of(PlannedRun planned) {
        return of(planned.document(), planned.findings());
    }

    static List<FindingReport> of(JudgedIntent judged) {
        return of(judged.document(), judged.findings());
    }

    /** What is said of every stage of a matrix is said once. */
    private static List<FindingReport> of(IntentDocument document, Map<String, List<Finding>> findings) {
        Set<Finding> distinct = new LinkedHashSet<>();
        findings.values().forEach(distinct::addAll);
        return of(document.source(), List.copyOf(distinct));
    }

    static List<FindingReport> of(Document document, List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        List<Problem> places =
                document.located(findings.stream().map(FindingReport::unplaced).toList());
        List<FindingReport> reports = new ArrayList<>();
        for (Finding finding : findings) {
            reports.add(of(finding, places.get(reports.size())));
        }
        return reports;
    }

    private static Problem unplaced(Finding finding) {
        return new Problem("", finding.pointer(), 0, 0, finding.message(), finding.suggestion());
    }

    private static FindingReport of(Finding finding, Problem place) {
        return new FindingReport(
                FindingViews.verdict(finding.decision()),
                finding.rule(),
                finding.layer(),
                finding.token(),
                finding.message(),
                finding.suggestion().orElse(null),
                place.file(),
                place.pointer(),
                place.line(),
                place.column());
    }

    /**
     * A line for each; of those that say the same of one place, because each stage of a matrix has a value
     * of its own there, the first and how many more there are.
     */
    static List<String> lines(List<FindingReport> findings, Style style) {
        Map<List<Object>, List<FindingReport>> alike = new LinkedHashMap<>();
        for (FindingReport finding : findings) {
            alike.computeIfAbsent(
                            List.of(finding.decision, finding.rule, finding.layer, finding.pointer),
                            any -> new ArrayList<>())
                    .add(finding);
        }
        List<String> lines = new ArrayList<>();
        for (List<FindingReport> several : alike.values()) {
            boolean many = several.size() >= MANY;
            several.stream()
                    .limit(many ? 1 : several.size())
                    .forEach(finding -> lines.add(finding.text(style)
                            + (many ? style.paint(Mark.NONE, " and " + (several.size() - 1) + " more like it") : "")));
        }
        return lines;
    }

    /** Whether it is worth a look when an intent is written, and noise each time it runs. */
    boolean isEveryday() {
        return FindingView.everyday(decision, rule);
    }

    boolean blocks() {
        return decision == Verdict.BLOCK;
    }

    /** {@code file:line:column: block: message [rule, layer] (suggestion)}. */
    String text(Style style) {
        String place = file + ":" + line + ":" + column + ": ";
        String origin = " [" + rule + ", " + layer + "]";
        return style.paint(Mark.NONE, place)
                + style.paint(blocks() ? Mark.BAD : Mark.ASKING, decision.text())
                + style.paint(Mark.NONE, ": " + message + origin + (suggestion == null ? "" : " (" + suggestion + ")"));
    }
}
