package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.DecisionView;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Verdict;
import java.util.List;
import java.util.Map;

/** What the policy said, and what people decided. */
final class DecisionTables {
    private static final int MOST_FINDINGS = 500;
    /** More than these stand between the reader and the stages, unless one of them stopped something. */
    private static final int MOST_IN_SIGHT = 20;

    private DecisionTables() {}

    static void write(Markup html, RunFacts facts) {
        List<StageView> stages = facts.run().stages();
        decisions(html, stages.stream().filter(s -> s.decision() != null).toList());
        findings(
                html,
                facts,
                stages.stream().filter(s -> !remarkable(s).isEmpty()).toList());
    }

    /** Without what is said where an intent is written. */
    private static List<FindingView> remarkable(StageView stage) {
        return stage.findings().stream().filter(finding -> !finding.everyday()).toList();
    }

    private static void decisions(Markup html, List<StageView> stages) {
        if (stages.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "approvals").element("h2", "Approvals", "id", "approvals");
        html.table(List.of("Stage", "Decision", "By", "Reason", "When"), "aria-labelledby", "approvals");
        for (StageView stage : stages) {
            DecisionView decision = stage.decision();
            html.open("tr")
                    .open("th", "scope", "row", "class", "id")
                    .name(stage.id())
                    .close();
            html.open("td");
            answer(decision.outcome()).badge(html);
            html.close().open("td").name(String.valueOf(decision.by())).close();
            html.open("td")
                    .name(decision.reason() == null ? "–" : decision.reason())
                    .close();
            html.open("td", "class", "figure");
            Format.time(html, decision.atMs());
            html.close().close().line();
        }
        html.close().close().close().close();
    }

    private static void findings(Markup html, RunFacts facts, List<StageView> stages) {
        if (stages.isEmpty()) {
            return;
        }
        List<FindingView> findings =
                stages.stream().flatMap(s -> remarkable(s).stream()).toList();
        boolean folded = findings.size() > MOST_IN_SIGHT && findings.stream().noneMatch(FindingView::blocks);
        html.open("section", "aria-labelledby", "findings").element("h2", "Policy findings", "id", "findings");
        if (folded) {
            html.open("details").element("summary", Format.count(findings.size(), "finding") + ", nothing blocked");
        }
        html.table(List.of("Stage", "Finding", "Rule", "What", "Where"), "aria-labelledby", "findings");
        Map<String, Integer> lines =
                facts.lines(findings.stream().map(FindingView::pointer).toList());
        int shown = 0;
        for (StageView stage : stages) {
            for (FindingView finding : remarkable(stage)) {
                if (shown++ < MOST_FINDINGS) {
                    finding(html, stage, finding, lines.get(finding.pointer()));
                }
            }
        }
        html.close().close().close();
        if (folded) {
            html.close();
        }
        if (shown > MOST_FINDINGS) {
            html.element(
                    "p",
                    "Shown are " + MOST_FINDINGS + " of " + shown + " findings; run.json has every one.",
                    "class",
                    "note");
        }
        html.close();
    }

    private static void finding(Markup html, StageView stage, FindingView finding, Integer line) {
        html.open("tr")
                .open("th", "scope", "row", "class", "id")
                .name(stage.id())
                .close()
                .open("td");
        verdict(finding.decision()).badge(html);
        html.close().open("td").element("code", String.valueOf(finding.rule())).close();
        html.open("td").text(String.valueOf(finding.message()));
        if (finding.suggestion() != null) {
            html.element("p", finding.suggestion(), "class", "note");
        }
        html.close();
        html.open("td", "class", "figure");
        html.element("a", line == null ? "intent.json" : "line " + line, "href", "../intent.json");
        html.close().close().line();
    }

    private static Look verdict(Word<Verdict> verdict) {
        return Look.of(verdict, known -> switch (known) {
            case BLOCK -> Look.Tone.BAD;
            case WARN -> Look.Tone.ATTENTION;
            case ALLOW -> Look.Tone.OK;
        });
    }

    private static Look answer(Word<Answer> answer) {
        return Look.of(answer, known -> switch (known) {
            case APPROVED -> Look.Tone.OK;
            case REJECTED -> Look.Tone.BAD;
        });
    }
}
