package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.jenkins.Messages;
import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;

/**
 * How a status looks: with Jenkins' own symbols, which follow its themes, and always with the word.
 *
 * @param icon symbol
 * @param word for people
 */
public record StatusLook(String icon, String word) {
    private static final String GOOD = "symbol-status-blue";
    private static final String BAD = "symbol-status-red";
    private static final String BUSY = "symbol-play";
    private static final String ASKING = "symbol-status-yellow";
    private static final String STOPPED = "symbol-status-aborted";
    private static final String NOT_YET = "symbol-status-nobuilt";

    /** A command that has not begun. */
    static StatusLook notBegun() {
        return new StatusLook(NOT_YET, message("not_begun"));
    }

    /** A command that runs. */
    static StatusLook running() {
        return new StatusLook(BUSY, message("running"));
    }

    static StatusLook of(RunStatus status) {
        return new StatusLook(
                switch (status) {
                    case SUCCEEDED -> GOOD;
                    case FAILED -> BAD;
                    case RUNNING -> BUSY;
                    case NEEDS_HUMAN -> ASKING;
                    case CANCELLED -> STOPPED;
                },
                message(status.text()));
    }

    static StatusLook of(StageStatus status) {
        return new StatusLook(
                switch (status) {
                    case SUCCEEDED -> GOOD;
                    case FAILED -> BAD;
                    case RUNNING -> BUSY;
                    case NEEDS_HUMAN -> ASKING;
                    case SKIPPED, CANCELLED -> STOPPED;
                    case PENDING, QUEUED -> NOT_YET;
                },
                message(status.text()));
    }

    /** Tells apart why a stage was skipped, and whose success or failure it is. */
    static StatusLook of(StageView stage) {
        if (stage.status() == StageStatus.SUCCEEDED && stage.takenOverFrom() != null) {
            return new StatusLook(GOOD, message("taken_over"));
        }
        if (stage.status() == StageStatus.FAILED && stage.allowFailure()) {
            return new StatusLook(ASKING, message("failed_allowed"));
        }
        return stage.status() == StageStatus.SKIPPED && stage.skippedBy() != null
                ? new StatusLook(STOPPED, message("skipped_" + stage.skippedBy().text()))
                : of(stage.status());
    }

    static StatusLook of(JobStatus status) {
        return new StatusLook(
                switch (status) {
                    case SUCCEEDED -> GOOD;
                    case FAILED, EXPIRED -> BAD;
                    case RUNNING -> BUSY;
                    case QUEUED -> NOT_YET;
                    case CANCELLED -> STOPPED;
                },
                message(status.text()));
    }

    static StatusLook of(CommandStatus status) {
        return new StatusLook(
                switch (status) {
                    case SUCCEEDED -> GOOD;
                    case FAILED, TIMED_OUT, NOT_STARTED, LEASE_LOST -> BAD;
                    case CANCELLED, SKIPPED -> STOPPED;
                },
                message(status.text()));
    }

    /** The word for people; one of another version is shown as it stands. */
    static String word(Word<?> word) {
        return word.known().isPresent() ? message(word.text()) : word.text();
    }

    private static String message(String text) {
        return Messages.text("Status." + text);
    }
}
