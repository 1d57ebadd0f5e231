package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.Word;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must hold in every state of a run, and between one state and the next. */
final class StageRules {
    private StageRules() {}

    static void check(RunView before, RunView after) {
        Map<String, StageView> stages =
                after.stages().stream().collect(Collectors.toMap(StageView::id, Function.identity()));
        boolean proceeds = false;
        boolean waits = false;
        for (int i = 0; i < after.stages().size(); i++) {
            StageView stage = after.stages().get(i);
            checkMove(before.stages().get(i), stage);
            checkNeeds(stage, stages);
            checkJobs(stage);
            proceeds |= stage.status() == StageStatus.QUEUED || stage.status() == StageStatus.RUNNING;
            waits |= stage.status() == StageStatus.NEEDS_HUMAN;
        }
        checkRun(after, proceeds, waits);
    }

    private static void checkMove(StageView before, StageView after) {
        boolean ended = before.status() == StageStatus.SUCCEEDED
                || before.status() == StageStatus.FAILED
                || before.status() == StageStatus.SKIPPED;
        if (ended) {
            assertEquals("what has ended stays as it ended", before, after);
        }
        if (before.status() == StageStatus.CANCELLED) {
            assertEquals("only evidence may still come", StageStatus.CANCELLED, after.status());
            assertEquals(before.reason(), after.reason());
        }
        assertTrue(after.attempts() >= before.attempts());
    }

    private static void checkNeeds(StageView stage, Map<String, StageView> stages) {
        boolean started = stage.attempts() > 0 || stage.status() == StageStatus.QUEUED;
        for (String need : stage.needs()) {
            StageStatus needed = stages.get(need).status();
            if (started) {
                assertEquals(stage.id() + " started before " + need, StageStatus.SUCCEEDED, needed);
            }
            if (needed == StageStatus.FAILED || needed == StageStatus.SKIPPED || needed == StageStatus.CANCELLED) {
                boolean out = stage.status() == StageStatus.SKIPPED || stage.status() == StageStatus.FAILED;
                assertTrue(stage.id() + " goes on below " + need, out);
            }
        }
        boolean blocked = stage.findings().stream().anyMatch(finding -> finding.blocks());
        if (blocked && started) {
            assertEquals(Word.of(Answer.APPROVED), stage.decision().outcome());
        }
    }

    private static void checkJobs(StageView stage) {
        long live = count(stage, JobStatus.QUEUED) + count(stage, JobStatus.RUNNING);
        boolean due = stage.status() == StageStatus.QUEUED || stage.status() == StageStatus.RUNNING;
        assertEquals(stage.id() + " has one live job exactly while it is due", due ? 1 : 0, live);
        assertTrue(count(stage, JobStatus.SUCCEEDED) <= 1);
        assertTrue(count(stage, JobStatus.FAILED) <= 3);
        assertTrue(count(stage, JobStatus.EXPIRED) <= 4);
        for (int i = 0; i < stage.jobs().size(); i++) {
            assertEquals(i + 1, stage.jobs().get(i).attempt());
        }
    }

    private static long count(StageView stage, JobStatus status) {
        return stage.jobs().stream().filter(job -> job.status() == status).count();
    }

    private static void checkRun(RunView run, boolean proceeds, boolean waits) {
        boolean allGood = run.stages().stream().allMatch(stage -> stage.status() == StageStatus.SUCCEEDED);
        switch (run.status()) {
            case RUNNING -> assertTrue(proceeds);
            case NEEDS_HUMAN -> assertTrue(!proceeds && waits);
            case SUCCEEDED -> assertTrue(allGood);
            case FAILED, CANCELLED -> assertTrue(!proceeds && !waits && !allGood);
        }
        boolean goes = run.status() == RunStatus.RUNNING || run.status() == RunStatus.NEEDS_HUMAN;
        assertEquals("only a run that has ended has an end", goes, run.endedMs() == 0);
    }
}
