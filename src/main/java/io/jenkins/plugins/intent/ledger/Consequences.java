package io.jenkins.plugins.intent.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the ends of stages mean for the stages that need them, directly or through others. Collects the
 * events of one transaction; the ledger stays as it is until they are applied.
 */
final class Consequences {
    /** A stage that has ended in this transaction; {@code why} is what those say that it holds back. */
    private record Ended(StageState stage, NeedOutcome outcome, String why) {}

    private final List<LedgerEvent> events = new ArrayList<>();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final Map<StageState, Tally> tallies = new HashMap<>();
    private final Set<StageState> settled = new HashSet<>();
    /** Stages queued, running, pausing or waiting for a person, as it will be after {@link #events}. */
    private int open;

    /** Why the run fails, once it does. */
    private String failure;

    Consequences(Ledger ledger) {
        this.open = ledger.count(StageStatus.QUEUED)
                + ledger.count(StageStatus.RUNNING)
                + ledger.count(StageStatus.NEEDS_HUMAN)
                + ledger.delayed();
        this.failure = ledger.firstFailed()
                .map(stage -> Reasons.failed(stage.plan(), stage.reason()))
                .orElse(null);
    }

    void add(LedgerEvent event) {
        events.add(event);
    }

    /** How a stage begins when the run does. */
    void begin(StageState stage) {
        StageTerms terms = stage.plan().terms();
        if (terms.notAsked()) {
            settle(stage, SkipCause.NOT_ASKED, Reasons.NOT_ASKED);
        } else if (stage.plan().isTakenOver()) {
            settled.add(stage);
            events.add(new LedgerEvent.StageTakenOver(stage.plan().id(), terms.takenFrom()));
            ended.add(new Ended(stage, NeedOutcome.MET, null));
        } else if (stage.tally().hopeless(terms.runWhen()) != null) {
            settle(stage, SkipCause.RUN_WHEN, Reasons.NOTHING_FAILED);
        } else if (stage.plan().blocked() && terms.unmet() == null) {
            open++;
            events.add(new LedgerEvent.StageNeedsHuman(stage.plan().id(), Reasons.blocked(stage.plan())));
        } else if (stage.plan().needs().isEmpty()) {
            ready(stage);
        }
    }

    void succeeds(StageState stage) {
        events.add(new LedgerEvent.StageSucceeded(stage.plan().id()));
        open--;
        ended.add(new Ended(stage, NeedOutcome.MET, null));
        spread();
    }

    void fails(StageState stage, String reason) {
        events.add(new LedgerEvent.StageFailed(stage.plan().id(), reason));
        open--;
        boolean counts = !stage.plan().terms().allowFailure();
        if (counts && failure == null) {
            failure = Reasons.failed(stage.plan(), reason);
        }
        String why = "not run, because stage " + stage.plan().id() + " failed";
        ended.add(new Ended(stage, counts ? NeedOutcome.FAILED : NeedOutcome.MET, why));
        spread();
    }

    /** A person said no, or nothing in time. */
    void refused(StageState stage, String reason) {
        if (stage.plan().isGate() && stage.plan().terms().optional()) {
            skips(stage, SkipCause.DECLINED, reason);
        } else {
            fails(stage, reason);
        }
    }

    /** A stage that was queued, running or waiting will not be run. */
    void skips(StageState stage, SkipCause cause, String reason) {
        open--;
        settle(stage, cause, reason);
        spread();
    }

    /** The attempt failed, and another one follows, perhaps after a pause. */
    void triesAgain(StageState stage, String reason) {
        long delayMs = stage.plan().terms().retryDelayMs();
        events.add(
                delayMs == 0
                        ? nextDelivery(stage)
                        : new LedgerEvent.RetryDelayed(stage.plan().id(), delayMs, Reasons.pauses(reason, delayMs)));
    }

    /** A person let a stage run that the policy had blocked. */
    void unblocked(StageState stage) {
        open--;
        if (stage.tally().isReady(stage.plan().terms().runWhen())) {
            ready(stage);
        }
    }

    static LedgerEvent nextDelivery(StageState stage) {
        int attempt = stage.deliveries() + 1;
        return new LedgerEvent.JobQueued(
                stage.plan().id(), JobState.id(stage.plan().id(), attempt), attempt);
    }

    private void settle(StageState stage, SkipCause cause, String reason) {
        settled.add(stage);
        events.add(new LedgerEvent.StageSkipped(stage.plan().id(), cause, reason));
        ended.add(new Ended(stage, cause.outcome(), reason));
    }

    private void ready(StageState stage) {
        if (stage.plan().terms().unmet() != null) {
            settle(stage, SkipCause.CONDITION, Reasons.unmet(stage.plan()));
            return;
        }
        settled.add(stage);
        open++;
        events.add(
                stage.plan().isGate()
                        ? new LedgerEvent.StageNeedsHuman(stage.plan().id(), Reasons.waitsFor(stage.plan()))
                        : nextDelivery(stage));
    }

    /** Tells every stage that needs one that has ended, until nothing follows any more. */
    private void spread() {
        while (!ended.isEmpty()) {
            Ended one = ended.remove();
            for (StageState dependent : one.stage().dependents()) {
                boolean waits = dependent.status() == StageStatus.NEEDS_HUMAN;
                if ((waits || dependent.status() == StageStatus.PENDING) && !settled.contains(dependent)) {
                    Tally tally =
                            tallies.getOrDefault(dependent, dependent.tally()).and(one.outcome());
                    tallies.put(dependent, tally);
                    react(dependent, tally, waits, one);
                }
            }
        }
    }

    private void react(StageState stage, Tally tally, boolean waits, Ended cause) {
        RunWhen when = stage.plan().terms().runWhen();
        SkipCause hopeless = tally.hopeless(when);
        if (hopeless != null) {
            open -= waits ? 1 : 0;
            settle(stage, hopeless, hopeless == SkipCause.RUN_WHEN ? Reasons.NOTHING_FAILED : held(hopeless, cause));
        } else if (tally.isReady(when) && !waits) {
            ready(stage);
        }
    }

    private static String held(SkipCause hopeless, Ended cause) {
        boolean isCause = hopeless.outcome() == cause.outcome();
        if (hopeless == SkipCause.DECLINED && isCause && cause.stage().plan().isGate()) {
            return "not run, because the gate " + cause.stage().plan().id() + " was answered with no";
        }
        return isCause && cause.why() != null ? cause.why() : "not run, because of the stages that it needs";
    }

    /** The events, with the end of the run when nothing is left to run or to decide. */
    List<LedgerEvent> closed() {
        spread();
        if (open == 0) {
            events.add(new LedgerEvent.RunEnded(failure == null ? RunStatus.SUCCEEDED : RunStatus.FAILED, failure));
        }
        return events;
    }
}
