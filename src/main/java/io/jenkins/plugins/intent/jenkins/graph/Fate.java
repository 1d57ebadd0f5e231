package io.jenkins.plugins.intent.jenkins.graph;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What becomes of a node of the Pipeline, by what the books say of the stages that it shows.
 *
 * @param kind what the node does
 * @param message why, for people; null when nothing needs saying
 */
record Fate(Kind kind, String message) {
    /** So many stages are named. */
    private static final int NAMED = 3;

    enum Kind {
        /** A stage has not ended. */
        GOES_ON,
        /** The same, and a person is waited for. */
        WAITS_FOR_PERSON,
        /** Every stage has ended, and none badly. */
        SUCCEEDS,
        /** A stage failed. */
        FAILS,
        /** A stage failed that is allowed to. */
        UNSTABLE,
        /** Nothing of it was run: it was left out, or another run had done it. */
        SKIPPED,
        /** The run was cancelled before every stage had ended by itself. */
        ABORTED
    }

    /** Whether there is nothing more to wait for. */
    boolean hasEnded() {
        return kind != Kind.GOES_ON && kind != Kind.WAITS_FOR_PERSON;
    }

    /**
     * @param shown the stages that the node shows
     * @param left whether nobody works on the run any more, ended or not
     */
    static Fate of(RunView run, List<StageView> shown, boolean left) {
        List<StageView> open = select(shown, stage -> !stage.status().isFinal());
        if (!open.isEmpty()) {
            return left ? givenUp(open) : ongoing(open);
        }
        if (run.status() == RunStatus.CANCELLED && shown.stream().anyMatch(stage -> isCancelled(stage, run))) {
            return new Fate(Kind.ABORTED, run.reason());
        }
        List<StageView> failed = select(shown, stage -> stage.status() == StageStatus.FAILED);
        List<StageView> counting = select(failed, stage -> !stage.allowFailure());
        if (!counting.isEmpty()) {
            return new Fate(Kind.FAILS, failed(counting, shown.size()));
        }
        if (!failed.isEmpty()) {
            return new Fate(Kind.UNSTABLE, failed(failed, shown.size()));
        }
        if (shown.stream().allMatch(Fate::wasNotRun)) {
            return new Fate(Kind.SKIPPED, shown.isEmpty() ? null : shown.get(0).reason());
        }
        return new Fate(Kind.SUCCEEDS, null);
    }

    /** Left out, or taken over from another run. */
    static boolean wasNotRun(StageView stage) {
        return stage.status() == StageStatus.SKIPPED
                || stage.status() == StageStatus.SUCCEEDED && stage.takenOverFrom() != null;
    }

    private static List<StageView> select(List<StageView> stages, Predicate<StageView> condition) {
        return stages.stream().filter(condition).toList();
    }

    private static Fate ongoing(List<StageView> open) {
        List<StageView> waiting = select(open, stage -> stage.status() == StageStatus.NEEDS_HUMAN);
        return waiting.isEmpty()
                ? new Fate(Kind.GOES_ON, null)
                : new Fate(Kind.WAITS_FOR_PERSON, "waits for a person: " + named(waiting));
    }

    /** The run was left as it is: what waits for a person has failed it, the rest was not reached. */
    private static Fate givenUp(List<StageView> open) {
        List<StageView> waiting = select(open, stage -> stage.status() == StageStatus.NEEDS_HUMAN);
        return waiting.isEmpty()
                ? new Fate(Kind.SKIPPED, "the run ended before it")
                : new Fate(Kind.FAILS, "waits for a person: " + named(waiting));
    }

    /** Books end what goes with the run's own reason. */
    private static boolean isCancelled(StageView stage, RunView run) {
        return stage.status() == StageStatus.CANCELLED
                || stage.status() != StageStatus.SUCCEEDED && Objects.equals(stage.reason(), run.reason());
    }

    private static String failed(List<StageView> failed, int of) {
        if (of == 1) {
            String reason = failed.get(0).reason();
            return "stage " + failed.get(0).id() + " failed" + (reason == null ? "" : ": " + reason);
        }
        return failed.size() + " of " + of + " stages failed: " + named(failed);
    }

    private static String named(List<StageView> stages) {
        List<String> names = new ArrayList<>(stages.stream()
                .limit(NAMED)
                .map(stage -> stage.id() + (stage.reason() == null ? "" : " (" + stage.reason() + ")"))
                .toList());
        if (stages.size() > NAMED) {
            names.add((stages.size() - NAMED) + " more");
        }
        return names.stream().collect(Collectors.joining(", "));
    }
}
