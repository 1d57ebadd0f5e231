package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.text.Spelling;
import io.jenkins.plugins.intent.text.StatusWords;
import java.util.function.Function;

/**
 * How a state is shown: always a word and a sign, never a colour alone.
 *
 * @param word what people read
 * @param tone which colour and sign
 */
record Look(String word, Tone tone) {

    /** Colour and sign. The sign is drawn in a box of 16 by 16, on a disc of the colour. */
    enum Tone {
        OK("#1a7f4b", "M4.6 8.4l2.4 2.4 4.4-5"),
        BAD("#c4314b", "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"),
        ACTIVE("#2563c9", "M6.6 5.2l4 2.8-4 2.8z"),
        ATTENTION("#9a6700", "M8 4.4v4.3M8 11.4v.2"),
        WAITING("#6b7280", "M8 4.8v3.4l2.2 1.4"),
        SKIPPED("#6b7280", "M5 8h6"),
        STOPPED("#6b7280", "M5.8 5.8h4.4v4.4h-4.4z");

        private final String css = "tone-" + Spelling.of(this);
        private final String colour;
        private final String sign;

        Tone(String colour, String sign) {
            this.colour = colour;
            this.sign = sign;
        }

        /** For a drawing that stands alone; a page restyles it by {@link #css}. */
        String colour() {
            return colour;
        }

        /** SVG path data. */
        String sign() {
            return sign;
        }

        /** Class name. */
        String css() {
            return css;
        }
    }

    static Look of(StageStatus status) {
        return new Look(
                StatusWords.of(status),
                switch (status) {
                    case PENDING, QUEUED -> Tone.WAITING;
                    case RUNNING -> Tone.ACTIVE;
                    case SUCCEEDED -> Tone.OK;
                    case FAILED -> Tone.BAD;
                    case NEEDS_HUMAN -> Tone.ATTENTION;
                    case SKIPPED -> Tone.SKIPPED;
                    case CANCELLED -> Tone.STOPPED;
                });
    }

    /** Tells apart why a stage was skipped, and whose success or failure it is. */
    static Look of(StageView stage) {
        if (stage.status() == StageStatus.SUCCEEDED && stage.takenOverFrom() != null) {
            return new Look("taken over", Tone.OK);
        }
        if (stage.status() == StageStatus.FAILED && stage.allowFailure()) {
            return new Look("failed, allowed", Tone.ATTENTION);
        }
        if (stage.status() != StageStatus.SKIPPED || stage.skippedBy() == null) {
            return of(stage.status());
        }
        return switch (stage.skippedBy()) {
            case CONDITION -> new Look("skipped by condition", Tone.SKIPPED);
            case FAILURE -> new Look("skipped by failure", Tone.SKIPPED);
            case RUN_WHEN -> new Look("not needed", Tone.SKIPPED);
            case NOT_ASKED -> new Look("not asked for", Tone.SKIPPED);
            case DECLINED -> new Look("declined", Tone.SKIPPED);
            case CANCELLED -> new Look("cancelled", Tone.STOPPED);
        };
    }

    static Look of(RunStatus status) {
        return new Look(
                StatusWords.of(status),
                switch (status) {
                    case RUNNING -> Tone.ACTIVE;
                    case SUCCEEDED -> Tone.OK;
                    case FAILED -> Tone.BAD;
                    case NEEDS_HUMAN -> Tone.ATTENTION;
                    case CANCELLED -> Tone.STOPPED;
                });
    }

    static Look of(JobStatus status) {
        return new Look(
                StatusWords.of(status),
                switch (status) {
                    case QUEUED -> Tone.WAITING;
                    case RUNNING -> Tone.ACTIVE;
                    case SUCCEEDED -> Tone.OK;
                    case FAILED -> Tone.BAD;
                    case EXPIRED -> Tone.ATTENTION;
                    case CANCELLED -> Tone.STOPPED;
                });
    }

    static Look of(CommandStatus status) {
        return new Look(
                StatusWords.of(status),
                switch (status) {
                    case SUCCEEDED -> Tone.OK;
                    case FAILED, TIMED_OUT, NOT_STARTED -> Tone.BAD;
                    case SKIPPED -> Tone.SKIPPED;
                    case CANCELLED -> Tone.STOPPED;
                    case LEASE_LOST -> Tone.ATTENTION;
                });
    }

    /** A word that may be of another version: it is shown as it is, without a tone of its own. */
    static <E extends Enum<E>> Look of(Word<E> word, Function<E, Tone> tones) {
        return word == null
                ? new Look("–", Tone.WAITING)
                : new Look(word.text(), word.known().map(tones).orElse(Tone.WAITING));
    }

    /** Adds a badge; the page must hold {@link #signs}. */
    void badge(Markup html) {
        html.open("span", "class", "badge " + tone.css());
        html.open("svg", "class", "sign", "viewBox", "0 0 16 16", "aria-hidden", "true");
        html.empty("use", "href", "#" + tone.css());
        html.close().text(word).close();
    }

    /** The signs that badges refer to, once per page. */
    static void signs(Markup html) {
        html.open("svg", "class", "signs", "aria-hidden", "true", "width", "0", "height", "0");
        for (Tone tone : Tone.values()) {
            html.open("symbol", "id", tone.css(), "viewBox", "0 0 16 16");
            html.empty("circle", "class", "disc", "cx", "8", "cy", "8", "r", "7.5");
            html.empty("path", "class", "stroke", "d", tone.sign());
            html.close();
        }
        html.close();
    }
}
