package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.report.StageGraphLayout.Node;
import io.jenkins.plugins.intent.report.StageGraphLayout.Style;
import io.jenkins.plugins.intent.text.VisibleText;

/** Draws one stage of the graph. */
final class StageNodeSvg {
    private static final int MOST_LABEL_UNITS = 16;

    /** Room for the sign that a label was cut. */
    private static final int CUT_UNITS = 2;

    private static final String[] SIGN = {
        "class",
        "stroke",
        "fill",
        "none",
        "stroke",
        "#ffffff",
        "stroke-width",
        "1.6",
        "stroke-linecap",
        "round",
        "stroke-linejoin",
        "round"
    };

    private final Markup svg;
    private final Style style;

    StageNodeSvg(Markup svg, Style style) {
        this.svg = svg;
        this.style = style;
    }

    /** @param link where a click on it leads; null for nowhere */
    void draw(Node node, StageView stage, String link) {
        Look look = Look.of(stage);
        String reason = stage.reason() == null ? "" : " – " + stage.reason();
        if (link != null) {
            svg.open("a", "href", link);
        }
        svg.open(
                "g",
                "class",
                "node " + look.tone().css(),
                "transform",
                "translate(" + Format.at(node.x(), node.y()) + ")");
        svg.element("title", stage.id() + ": " + look.word() + reason);
        if (style == Style.OVERVIEW) {
            sign(look, 0, 0);
        } else {
            box(stage, look);
            sign(look, 10, style.nodeHeight / 2 - 8);
            double baseline = style == Style.ROOMY ? 20 : style.nodeHeight / 2 + 4.5;
            text("label", shortened(VisibleText.line(stage.id())), baseline, "13", "600", "#1d2330");
            if (style == Style.ROOMY) {
                text("detail", detail(stage, look), 36, "11.5", "400", "#5b6472");
            }
        }
        svg.close();
        if (link != null) {
            svg.close();
        }
    }

    /** A stage is a box; a gate, which a person opens, has pointed ends. */
    private void box(StageView stage, Look look) {
        String right = Format.px(style.nodeWidth - 8);
        String shape = stage.isGate()
                ? "M8 0H" + right + "l8 HALFl-8 HALFH8l-8 -HALFz".replace("HALF", Format.px(style.nodeHeight / 2))
                : "M8 0H" + right
                        + "q8 0 8 8vSIDEq0 8 -8 8H8q-8 0 -8 -8v-SIDEq0 -8 8 -8z"
                                .replace("SIDE", Format.px(style.nodeHeight - 16));
        svg.empty(
                "path",
                "class",
                "box",
                "d",
                shape,
                "fill",
                "#ffffff",
                "stroke",
                look.tone().colour(),
                "stroke-width",
                "1.5");
    }

    private void sign(Look look, double x, double y) {
        svg.open("g", "transform", "translate(" + Format.at(x, y) + ")");
        svg.empty(
                "circle",
                "class",
                "disc",
                "cx",
                "8",
                "cy",
                "8",
                "r",
                "7.5",
                "fill",
                look.tone().colour());
        svg.empty("path", Markup.with(SIGN, "d", look.tone().sign()));
        svg.close();
    }

    private void text(String css, String text, double y, String size, String weight, String fill) {
        svg.element(
                "text",
                text,
                "class",
                css,
                "x",
                "34",
                "y",
                Format.px(y),
                "font-size",
                size,
                "font-weight",
                weight,
                "fill",
                fill);
    }

    private static String detail(StageView stage, Look look) {
        long took = 0;
        boolean ran = false;
        for (JobView job : stage.jobs()) {
            ran |= job.endedMs() > 0;
            took += job.endedMs() > 0 && job.leasedMs() > 0 ? job.endedMs() - job.leasedMs() : 0;
        }
        boolean asks = stage.status() == StageStatus.NEEDS_HUMAN;
        return (stage.isGate() && !asks ? "gate, " : "") + look.word() + (ran ? " · " + Format.duration(took) : "");
    }

    /** The name, cut where it would leave its box; wide characters count double. */
    private static String shortened(String name) {
        int units = 0;
        int kept = 0;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            units += c >= 0x1100 ? 2 : 1;
            if (units > MOST_LABEL_UNITS) {
                return name.substring(0, kept) + "…";
            }
            i += Character.charCount(c);
            kept = units <= MOST_LABEL_UNITS - CUT_UNITS ? i : kept;
        }
        return name;
    }
}
