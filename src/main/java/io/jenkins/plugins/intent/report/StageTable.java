package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.Set;

/** All stages, one row each. */
final class StageTable {
    private StageTable() {}

    /** @param described ids of the stages that the page says more of */
    static void write(Markup html, RunFacts facts, Set<String> described) {
        List<StageView> stages = facts.run().stages();
        html.open("section", "aria-labelledby", "stages").element("h2", "Stages", "id", "stages");
        html.table(
                List.of("Stage", "Status", "Needs", "Attempts", "Started", "Time", "Agent"),
                "aria-labelledby",
                "stages");
        for (StageView stage : stages) {
            row(html, stage, described.contains(stage.id()));
        }
        html.close().close().close().close();
    }

    private static void row(Markup html, StageView stage, boolean described) {
        JobView last =
                stage.jobs().isEmpty() ? null : stage.jobs().get(stage.jobs().size() - 1);
        String manifest = last == null ? null : Links.file(last.manifest());
        String target = described ? "#" + Links.anchor(stage.id()) : manifest;
        html.open("tr").open("th", "scope", "row");
        html.open(target == null ? "span" : "a", "href", target, "class", "id")
                .name(stage.id())
                .close();
        if (stage.isGate()) {
            html.element("span", "gate", "class", "kind");
        }
        html.close().open("td");
        Look.of(stage).badge(html);
        if (stage.reason() != null) {
            html.element("p", stage.reason(), "class", "note");
        }
        html.close();
        needs(html, stage);
        html.element(
                "td",
                stage.jobs().isEmpty() ? "–" : Integer.toString(stage.jobs().size()),
                "class",
                "figure");
        html.open("td", "class", "figure");
        Format.time(html, stage.jobs().isEmpty() ? 0 : stage.jobs().get(0).leasedMs());
        html.close();
        boolean ended = last != null && last.endedMs() > 0 && last.leasedMs() > 0;
        html.element("td", ended ? Format.duration(last.endedMs() - last.leasedMs()) : "–", "class", "figure");
        html.open("td", "class", "figure");
        if (last == null || last.agent() == null) {
            html.text("–");
        } else {
            html.name(last.agent());
        }
        html.close().close().line();
    }

    private static void needs(Markup html, StageView stage) {
        html.open("td");
        for (int i = 0; i < stage.needs().size(); i++) {
            html.text(i == 0 ? "" : ", ")
                    .open("span", "class", "id")
                    .name(stage.needs().get(i));
            html.close();
        }
        html.close();
    }
}
