package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.Set;

/** The whole page of one run. */
final class ReportPage {
    /** What a picture gets of the widest page, in pixels; see the style sheet. */
    private static final double PAGE_WIDTH = 1106;

    private ReportPage() {}

    /**
     * @param layout of its graph
     * @param drawing its graph without links
     */
    static String write(RunFacts facts, StageGraphLayout layout, Markup drawing) {
        RunView run = facts.run();
        Markup html = new Markup();
        html.open("html", "lang", "en").line().open("head");
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", Look.of(run.status()).word() + ": " + run.goal()).line();
        html.empty("link", "rel", "stylesheet", "href", "report.css").line();
        html.close().line().open("body");
        Look.signs(html);
        html.line().open("main");
        new Headline(html, facts).write();
        Set<String> described = StageDetails.describedIds(run.stages());
        graph(html, facts, layout, drawing, described);
        timeline(html, facts);
        DecisionTables.write(html, facts);
        StageTable.write(html, facts, described);
        new StageDetails(html, facts).write();
        footer(html, run);
        html.close().close().close();
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    private static void graph(
            Markup html, RunFacts facts, StageGraphLayout layout, Markup drawing, Set<String> described) {
        List<StageView> stages = facts.run().stages();
        html.open("section", "aria-labelledby", "graph").element("h2", "Graph", "id", "graph");
        if (layout.style() == StageGraphLayout.Style.OVERVIEW) {
            html.element(
                    "p",
                    "Each sign is a stage. Stages need others in the blocks before theirs; those in one block"
                            + " do not need each other. Which needs which is in the table of stages.",
                    "class",
                    "note caption");
        }
        if (layout.width() > PAGE_WIDTH) {
            html.element("p", "The graph is wider than the page; scroll it to the right.", "class", "note caption");
        }
        html.scrolling("scroll picture", "aria-labelledby", "graph");
        html.add(
                described.isEmpty()
                        ? drawing
                        : StageGraphSvg.markup(
                                stages,
                                layout,
                                stage -> described.contains(stage.id()) ? "#" + Links.anchor(stage.id()) : null));
        html.close().close().line();
    }

    private static void timeline(Markup html, RunFacts facts) {
        Timeline timeline = Timeline.of(facts.run());
        if (timeline.rows().isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "timeline").element("h2", "Timeline", "id", "timeline");
        html.scrolling("scroll picture", "aria-labelledby", "timeline");
        html.add(TimelineSvg.draw(timeline));
        html.close().close().line();
    }

    private static void footer(Markup html, RunView run) {
        html.open("footer").open("p");
        html.element("a", "run.json", "href", "../run.json").text(" · ");
        html.element("a", "intent.json", "href", "../intent.json").text(" · ");
        html.element("a", "SHA256SUMS", "href", "../SHA256SUMS").text(" · ");
        html.element("a", "graph.svg", "href", "graph.svg").close();
        html.open("p").text("Check every file of this bundle with ").element("code", "sha256sum -c SHA256SUMS");
        html.text(" in its directory, or with ")
                .element("code", "intent verify")
                .text(".")
                .close();
        html.open("p")
                .text("SHA-256 of the intent: ")
                .element("code", String.valueOf(run.workflow().sha256()))
                .close();
        html.close();
    }
}
