package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;

/**
 * A stage as the screen shows it. Immutable; each method is something that happens to it.
 *
 * @param id the stage
 * @param status how it stands
 * @param detail why, or what runs
 * @param commands how many it has
 * @param done how many of them have ended in this attempt
 * @param startedMs when it started to run, epoch milliseconds, 0 before
 * @param endedMs when it ended, 0 before
 */
record StageProgress(
        String id, StageStatus status, String detail, int commands, int done, long startedMs, long endedMs) {

    StageProgress queued() {
        return new StageProgress(id, StageStatus.QUEUED, "", commands, 0, startedMs, 0);
    }

    StageProgress claimed(long atMs) {
        return new StageProgress(id, StageStatus.RUNNING, "", commands, 0, startedMs == 0 ? atMs : startedMs, 0);
    }

    /** Word from a stage that was cancelled comes late. */
    StageProgress commandStarted(int index, String name) {
        return over() ? this : new StageProgress(id, status, name, commands, index, startedMs, endedMs);
    }

    StageProgress commandEnded(int index, CommandStatus ended) {
        int count = ended == CommandStatus.SKIPPED ? done : index + 1;
        return over() ? this : new StageProgress(id, status, detail, commands, count, startedMs, endedMs);
    }

    StageProgress waits(String reason) {
        return new StageProgress(id, StageStatus.NEEDS_HUMAN, reason, commands, done, startedMs, endedMs);
    }

    StageProgress pauses(String reason) {
        return new StageProgress(id, StageStatus.PENDING, reason, commands, 0, startedMs, 0);
    }

    StageProgress approved() {
        return new StageProgress(id, StageStatus.PENDING, "", commands, done, startedMs, endedMs);
    }

    StageProgress ended(StageStatus how, String reason, long atMs) {
        int count = how == StageStatus.SUCCEEDED ? commands : done;
        return new StageProgress(id, how, reason == null ? "" : reason, commands, count, startedMs, atMs);
    }

    /** Whether nothing more happens to it. */
    boolean over() {
        return switch (status) {
            case SUCCEEDED, FAILED, SKIPPED, CANCELLED -> true;
            case PENDING, QUEUED, RUNNING, NEEDS_HUMAN -> false;
        };
    }

    /** How long it ran so far, in milliseconds. */
    long elapsedMs(long nowMs) {
        return startedMs == 0 ? 0 : Math.max(0, (endedMs == 0 ? nowMs : endedMs) - startedMs);
    }
}
