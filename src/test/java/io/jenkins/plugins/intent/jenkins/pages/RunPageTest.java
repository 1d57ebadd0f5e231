package io.jenkins.plugins.intent.jenkins.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Of many stages those that need a look are in sight. */
public class RunPageTest {
    @Test
    public void fewStagesAreAllInSight() {
        RunPage page = page(20, StageStatus.SUCCEEDED);
        assertFalse(page.folds());
        assertEquals(20, page.inSight().size());
        assertEquals(List.of(), page.folded());
    }

    @Test
    public void ofManyWhatIsFineIsFoldedAndCounted() {
        RunPage page = page(500, StageStatus.FAILED, StageStatus.SUCCEEDED, StageStatus.SUCCEEDED);
        assertEquals(167, page.inSight().size());
        assertEquals(333, page.folded().size());
        assertEquals("succeeded: 333", page.tally());
    }

    @Test
    public void whatRunsHasASignOfItsOwn() {
        String running = StatusLook.of(StageStatus.RUNNING).icon();
        for (StageStatus other : StageStatus.values()) {
            if (other != StageStatus.RUNNING) {
                assertNotEquals(running, StatusLook.of(other).icon());
            }
        }
        assertEquals(running, StatusLook.running().icon());
    }

    @Test
    public void whyAStageIsQueuedIsItsRemark() {
        StageView queued = Views.block("a", StageStatus.QUEUED, null);
        String why = "There are no nodes with the label ‘x’";
        assertEquals(why, section(queued, why).remark());
    }

    @Test
    public void aRunThatNobodyWorksOnSaysWhetherItGoesOn() {
        RunPage ended = page(1, StageStatus.SUCCEEDED);
        RunPage open =
                new RunPage(Views.run(RunStatus.NEEDS_HUMAN, null, 1, 0, List.of()), false, List.of(), List.of());
        assertTrue(ended.withoutFiles(false), ended.withoutFiles(false).contains("not among the artifacts"));
        assertTrue(open.withoutFiles(true), open.withoutFiles(true).contains("waits for its agent"));
        assertTrue(open.withoutFiles(false), open.withoutFiles(false).contains("ended before this run did"));
    }

    private static StageSection section(StageView stage, String why) {
        return new StageSection(stage, StageSection.Place.ELSEWHERE, List.of(), List.of(), List.of(), why);
    }

    private static RunPage page(int stages, StageStatus... statuses) {
        List<StageView> views = new ArrayList<>();
        for (int i = 0; i < stages; i++) {
            views.add(Views.block("s" + i, statuses[i % statuses.length], null));
        }
        return new RunPage(
                Views.run(RunStatus.FAILED, null, 1, 2, views),
                false,
                views.stream().map(view -> section(view, null)).toList(),
                List.of());
    }
}
