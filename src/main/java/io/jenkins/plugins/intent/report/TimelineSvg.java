package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.report.Timeline.Bar;
import io.jenkins.plugins.intent.report.Timeline.Row;
import io.jenkins.plugins.intent.text.VisibleText;

/** Draws a {@link Timeline}; classes and colours work as in {@link StageGraphSvg}. */
final class TimelineSvg {
    private static final double LABELS = 190;
    private static final double AXIS = 760;
    private static final double RIGHT = 130;
    private static final double ROW = 24;
    private static final double TOP = 26;
    private static final int MOST_LABEL_CHARACTERS = 26;
    private static final String[] SMALL = {"class", "detail", "font-size", "11.5", "fill", "#5b6472"};

    private final Timeline timeline;
    private final Markup svg = new Markup();

    private TimelineSvg(Timeline timeline) {
        this.timeline = timeline;
    }

    static Markup draw(Timeline timeline) {
        return new TimelineSvg(timeline).draw();
    }

    private Markup draw() {
        svg.drawing(
                LABELS + AXIS + RIGHT,
                TOP + timeline.rows().size() * ROW + 6,
                "Times of " + Format.count(timeline.rows().size(), timeline.perAgent() ? "agent" : "job")
                        + "; the table of stages has the same times",
                "class",
                "timeline");
        for (long mark : timeline.marks()) {
            double x = x(mark);
            svg.empty(
                    "path",
                    "class",
                    "grid",
                    "stroke",
                    "#d5d9e0",
                    "d",
                    "M" + Format.at(x, TOP - 4) + "V"
                            + Format.px(TOP + timeline.rows().size() * ROW));
            svg.element(
                    "text",
                    mark == 0 ? "0" : Format.duration(mark).replace(".0 s", " s"),
                    Markup.with(SMALL, "x", Format.px(x), "y", "14", "text-anchor", "middle"));
        }
        for (int i = 0; i < timeline.rows().size(); i++) {
            row(timeline.rows().get(i), TOP + i * ROW);
        }
        return svg.close();
    }

    private void row(Row row, double y) {
        svg.open(
                "text",
                "class",
                "label",
                "font-size",
                "12.5",
                "fill",
                "#1d2330",
                "text-anchor",
                "end",
                "x",
                Format.px(LABELS - 12),
                "y",
                Format.px(y + ROW / 2 + 4.5));
        svg.text(shortened(row.label())).close();
        for (Bar bar : row.bars()) {
            bar(bar, y);
        }
        if (!timeline.perAgent()) {
            Bar bar = row.bars().get(0);
            boolean good = bar.job().status() == JobStatus.SUCCEEDED;
            svg.element(
                    "text",
                    Format.duration(bar.toMs() - bar.fromMs())
                            + (good ? "" : ", " + Look.of(bar.job().status()).word()),
                    Markup.with(
                            SMALL,
                            "x",
                            Format.px(Math.max(x(bar.toMs()), x(bar.fromMs()) + 3) + 6),
                            "y",
                            Format.px(y + ROW / 2 + 4)));
        }
    }

    private void bar(Bar bar, double y) {
        Look look = Look.of(bar.job().status());
        // Among many bars without words, the height tells what did not succeed.
        double inset = timeline.perAgent() && look.tone() != Look.Tone.OK ? 2 : 5;
        svg.open("g", "class", look.tone().css());
        svg.element(
                "title",
                bar.stage().id() + ", attempt " + bar.job().attempt() + " on "
                        + bar.job().agent() + ": " + look.word() + ", " + Format.duration(bar.toMs() - bar.fromMs()));
        svg.empty(
                "rect",
                "class",
                "bar",
                "rx",
                "3",
                "fill",
                look.tone().colour(),
                "x",
                Format.px(x(bar.fromMs())),
                "y",
                Format.px(y + inset),
                "height",
                Format.px(ROW - 2 * inset),
                "width",
                Format.px(Math.max(timeline.perAgent() ? 1 : 3, x(bar.toMs()) - x(bar.fromMs()))));
        svg.close();
    }

    private double x(long ms) {
        return LABELS + AXIS * ms / timeline.lengthMs();
    }

    private static String shortened(String label) {
        String shown = VisibleText.line(label);
        return shown.codePointCount(0, shown.length()) <= MOST_LABEL_CHARACTERS
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, MOST_LABEL_CHARACTERS - 1)) + "…";
    }
}
