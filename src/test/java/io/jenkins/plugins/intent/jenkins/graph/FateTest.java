package io.jenkins.plugins.intent.jenkins.graph;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

public class FateTest {
    private static final String CANCELLED = "cancelled by ada: wrong branch";

    @Test
    public void aNodeGoesOnAsLongAsOneOfItsStagesDoes() {
        for (StageStatus open : List.of(StageStatus.PENDING, StageStatus.QUEUED, StageStatus.RUNNING)) {
            assertEquals(Fate.Kind.GOES_ON, fate(RunStatus.RUNNING, stage("a", StageStatus.FAILED), stage("b", open)));
        }
    }

    @Test
    public void aNodeSaysThatAPersonIsWaitedForAlsoWhileOthersRun() {
        assertEquals(
                Fate.Kind.WAITS_FOR_PERSON,
                fate(RunStatus.RUNNING, stage("a", StageStatus.RUNNING), stage("b", StageStatus.NEEDS_HUMAN)));
    }

    @Test
    public void oneSkippedStageAmongOthersIsNoSkippedNode() {
        assertEquals(
                Fate.Kind.SUCCEEDS,
                fate(RunStatus.RUNNING, stage("a", StageStatus.SUCCEEDED), stage("b", StageStatus.SKIPPED)));
        assertEquals(
                Fate.Kind.SKIPPED,
                fate(RunStatus.RUNNING, stage("a", StageStatus.SKIPPED), stage("b", StageStatus.SKIPPED)));
    }

    @Test
    public void whatAnotherRunHadDoneIsShownAsNotExecuted() {
        StageView taken = Views.takenOver(stage("a", StageStatus.SUCCEEDED), "run-0");
        assertEquals(Fate.Kind.SKIPPED, fate(RunStatus.RUNNING, taken));
        assertEquals(Fate.Kind.SKIPPED, fate(RunStatus.RUNNING, taken, stage("b", StageStatus.SKIPPED)));
        assertEquals(Fate.Kind.SUCCEEDS, fate(RunStatus.RUNNING, taken, stage("b", StageStatus.SUCCEEDED)));
    }

    @Test
    public void aFailureNamesItsStages() {
        assertEquals(
                "stage a failed: exit code 1",
                message(RunStatus.RUNNING, false, stage("a", StageStatus.FAILED, "exit code 1")));
        assertEquals(
                "1 of 2 stages failed: a (exit code 1)",
                message(
                        RunStatus.RUNNING,
                        false,
                        stage("a", StageStatus.FAILED, "exit code 1"),
                        stage("b", StageStatus.SKIPPED, "a failed")));
        StageView[] many = Stream.of("a", "b", "c", "d", "e")
                .map(id -> stage(id, StageStatus.FAILED))
                .toArray(StageView[]::new);
        assertEquals("5 of 5 stages failed: a, b, c, 2 more", message(RunStatus.FAILED, false, many));
    }

    @Test
    public void whatACancelledRunEndedIsAbortedAndWhatHadEndedBeforeIsNot() {
        StageView before = stage("a", StageStatus.FAILED, "exit code 1");
        StageView running = stage("b", StageStatus.FAILED, CANCELLED);
        StageView waiting = stage("c", StageStatus.SKIPPED, CANCELLED);
        assertEquals(Fate.Kind.FAILS, fate(RunStatus.CANCELLED, before));
        assertEquals(Fate.Kind.ABORTED, fate(RunStatus.CANCELLED, running));
        assertEquals(Fate.Kind.ABORTED, fate(RunStatus.CANCELLED, waiting));
        assertEquals(Fate.Kind.ABORTED, fate(RunStatus.CANCELLED, before, waiting));
        assertEquals(Fate.Kind.SUCCEEDS, fate(RunStatus.CANCELLED, stage("d", StageStatus.SUCCEEDED)));
    }

    @Test
    public void whatNobodyWaitsForAnyMoreHasFailedAndTheRestWasNotReached() {
        StageView gate = stage("gate", StageStatus.NEEDS_HUMAN, "Ship it?");
        assertEquals("waits for a person: gate (Ship it?)", message(RunStatus.NEEDS_HUMAN, true, gate));
        assertEquals(
                Fate.Kind.SKIPPED,
                Fate.of(run(RunStatus.NEEDS_HUMAN), List.of(stage("z", StageStatus.PENDING)), true)
                        .kind());
    }

    @Test
    public void aFailureThatIsAllowedIsSeenAndIsNone() {
        StageView allowed = Views.allowedToFail(stage("a", StageStatus.FAILED, "exit code 1"));
        Fate fate = Fate.of(run(RunStatus.RUNNING), List.of(allowed), false);
        assertEquals(new Fate(Fate.Kind.UNSTABLE, "stage a failed: exit code 1"), fate);
        assertEquals(Fate.Kind.FAILS, fate(RunStatus.RUNNING, allowed, stage("b", StageStatus.FAILED)));
    }

    @Test
    public void successNeedsNoWords() {
        Fate fate = Fate.of(run(RunStatus.RUNNING), List.of(stage("a", StageStatus.SUCCEEDED)), false);
        assertEquals(Fate.Kind.SUCCEEDS, fate.kind());
        assertNull(fate.message());
    }

    private static Fate.Kind fate(RunStatus status, StageView... stages) {
        return Fate.of(run(status, stages), List.of(stages), false).kind();
    }

    private static String message(RunStatus status, boolean left, StageView... stages) {
        return Fate.of(run(status, stages), List.of(stages), left).message();
    }

    private static RunView run(RunStatus status, StageView... stages) {
        String reason = status == RunStatus.CANCELLED ? CANCELLED : null;
        return Views.run(status, reason, 1, 0, List.of(stages));
    }

    private static StageView stage(String id, StageStatus status) {
        return stage(id, status, null);
    }

    private static StageView stage(String id, StageStatus status, String reason) {
        return Views.block(id, status, reason);
    }
}
