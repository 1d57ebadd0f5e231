package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.DecisionView;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;

/** What the policy said, and what people decided. */
final class DecisionTables {
    private static final int MOST_FINDINGS = 500;
    /** More than these stand between the reader and the stages, unless one of them stopped something. */
    private static final int MOST_IN_SIGHT = 20;

    private static final Look BLOCKED = new Look("block", Look.Tone.BAD);
    private static final Look WARNED = new Look("warn", Look.Tone.ATTENTION);
    private static final Look ALLOWED = new Look("allow", Look.Tone.OK);
    private static final Look APPROVED = new Look("approved", Look.Tone.OK);
    private static final Look REJECTED = new Look("rejected", Look.Tone.BAD);

    private DecisionTables() {}

    static void write(Markup html, List<StageView> stages) {
        decisions(html, stages.stream().filter(s -> s.decision() != null).toList());
        findings(html, stages.stream().filter(s -> !s.findings().isEmpty()).toList());
    }

    private static void decisions(Markup html, List<StageView> stages) {
        if (stages.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "approvals").element("h2", "Approvals", "id", "approvals");
        table(html, "approvals", List.of("Stage", "Decision", "By", "Reason", "When"));
        for (StageView stage : stages) {
            DecisionView decision = stage.decision();
            html.open("tr").open("th", "scope", "row").name(stage.id()).close();
            html.open("td");
            ("approved".equals(decision.outcome()) ? APPROVED : REJECTED).badge(html);
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

    private static void findings(Markup html, List<StageView> stages) {
        if (stages.isEmpty()) {
            return;
        }
        List<FindingView> findings =
                stages.stream().flatMap(s -> s.findings().stream()).toList();
        boolean folded = findings.size() > MOST_IN_SIGHT
                && findings.stream().noneMatch(finding -> "block".equals(finding.decision()));
        html.open("section", "aria-labelledby", "findings").element("h2", "Policy findings", "id", "findings");
        if (folded) {
            html.open("details").element("summary", Format.count(findings.size(), "finding") + ", nothing blocked");
        }
        table(html, "findings", List.of("Stage", "Finding", "Rule", "What", "Where"));
        int shown = 0;
        for (StageView stage : stages) {
            for (FindingView finding : stage.findings()) {
                if (shown++ < MOST_FINDINGS) {
                    finding(html, stage, finding);
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

    private static void finding(Markup html, StageView stage, FindingView finding) {
        html.open("tr").open("th", "scope", "row").name(stage.id()).close().open("td");
        look(String.valueOf(finding.decision())).badge(html);
        html.close().open("td").element("code", String.valueOf(finding.rule())).close();
        html.element("td", String.valueOf(finding.message()));
        html.open("td")
                .element("code", String.valueOf(finding.pointer()))
                .close()
                .close()
                .line();
    }

    private static Look look(String decision) {
        return switch (decision) {
            case "block" -> BLOCKED;
            case "warn" -> WARNED;
            case "allow" -> ALLOWED;
            default -> new Look(decision, Look.Tone.WAITING);
        };
    }

    private static void table(Markup html, String id, List<String> heads) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", id);
        html.open("table").open("thead").open("tr");
        heads.forEach(head -> html.element("th", head, "scope", "col"));
        html.close().close().open("tbody");
    }
}
