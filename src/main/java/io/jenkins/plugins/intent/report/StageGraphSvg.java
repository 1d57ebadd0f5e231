package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.report.StageGraphLayout.Edge;
import io.jenkins.plugins.intent.report.StageGraphLayout.Node;
import io.jenkins.plugins.intent.report.StageGraphLayout.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The graph of stages as SVG markup. Colours are presentation attributes, so the markup stands alone;
 * every shape also has a class, so a page that has it inline restyles it with its own colours: {@code
 * stage-graph} the picture, {@code edge} and {@code arrow}, {@code node} with {@code tone-ok}, {@code
 * tone-bad}, {@code tone-active}, {@code tone-attention}, {@code tone-waiting}, {@code tone-skipped} or
 * {@code tone-stopped}, and in it {@code box}, {@code disc}, {@code stroke}, {@code label}, {@code
 * detail}. No script, no style.
 */
public final class StageGraphSvg {
    private static final String LINE_COLOUR = "#8a94a3";
    private static final String[] LINE = {"fill", "none", "stroke", LINE_COLOUR, "stroke-width", "1.5"};

    private final List<StageView> stages;
    private final StageGraphLayout layout;
    private final Markup svg = new Markup();

    private StageGraphSvg(List<StageView> stages, StageGraphLayout layout) {
        this.stages = stages;
        this.layout = layout;
    }

    /**
     * @param stages in the document's order
     * @param link target of a stage's link, such as {@code "#stage-build"}; null for no link
     * @return one {@code <svg>} element, escaped, with a description for screen readers
     */
    public static String draw(List<StageView> stages, Function<StageView, String> link) {
        return markup(stages, StageGraphLayout.of(stages), link).toString();
    }

    static Markup markup(List<StageView> stages, StageGraphLayout layout, Function<StageView, String> link) {
        return new StageGraphSvg(stages, layout).draw(link);
    }

    private Markup draw(Function<StageView, String> link) {
        svg.drawing(
                layout.width(),
                layout.height(),
                "Graph of " + Format.count(stages.size(), "stage") + ": " + tally(),
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "stage-graph");
        layout.edges().forEach(this::edge);
        layout.steps().forEach(this::step);
        StageNodeSvg nodes = new StageNodeSvg(svg, layout.style());
        for (Node node : layout.nodes()) {
            StageView stage = stages.get(node.stage());
            nodes.draw(node, stage, link.apply(stage));
        }
        return svg.close();
    }

    private String tally() {
        Map<StageStatus, Integer> counts = new EnumMap<>(StageStatus.class);
        stages.forEach(stage -> counts.merge(stage.status(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach(
                (status, count) -> words.add(count + " " + Look.of(status).word()));
        return String.join(", ", words);
    }

    private void edge(Edge edge) {
        List<Point> points = edge.points();
        StringBuilder path = new StringBuilder("M").append(at(points.get(0)));
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            boolean pastAStage = i % 2 == 0;
            double middle = (from.x() + to.x()) / 2;
            path.append(pastAStage ? "L" : "C" + Format.at(middle, from.y()) + " " + Format.at(middle, to.y()) + " ");
            path.append(at(to));
        }
        boolean held = stages.get(edge.to()).status() == StageStatus.SKIPPED;
        svg.empty(
                "path",
                Markup.with(LINE, "class", "edge", "stroke-dasharray", held ? "4 4" : null, "d", path.toString()));
        Point end = points.get(points.size() - 1);
        svg.empty("path", "class", "arrow", "fill", LINE_COLOUR, "d", "M" + at(end) + "l-7 -4v8z");
    }

    /** From one block of an overview to the next. */
    private void step(Point at) {
        svg.empty(
                "path", Markup.with(LINE, "class", "edge", "d", "M" + Format.at(at.x() - 2, at.y() - 4) + "l4 4l-4 4"));
    }

    private static String at(Point point) {
        return Format.at(point.x(), point.y());
    }
}
