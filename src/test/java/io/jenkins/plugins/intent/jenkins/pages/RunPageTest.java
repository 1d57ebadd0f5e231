package io.jenkins.plugins.intent.jenkins.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;

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
