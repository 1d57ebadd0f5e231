package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.function.Function;

/**
 * The graph of stages as SVG markup. Colours are presentation attributes, so the markup stands alone;
 * every shape also has a class ({@code stage-graph}, {@code stage-succeeded}, …), so a page that has
 * it inline can restyle it, for instance with its own colour variables. No script, no style.
 */
public final class StageGraphSvg {
    private StageGraphSvg() {}

    /**
     * @param stages in the document's order
     * @param link target of a stage's link, such as {@code "#stage-build"}; null for no link
     * @return one {@code <svg>} element, escaped, with a title and a description for screen readers
     */
    public static String draw(List<StageView> stages, Function<StageView, String> link) {
        throw new UnsupportedOperationException();
    }
}
