package io.jenkins.plugins.intent.report;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.DecisionView;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.Verdict;
import io.jenkins.plugins.intent.ledger.WorkKind;
import java.util.Collections;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** The page says what people decided, what waits for them, and what they have to type. */
public class ReportedDecisionsTest {
    @Rule
    public final SampleRun run = new SampleRun();

    @Test
    public void questionsThatWaitAndDecisionsThatWereMadeAreShown() throws Exception {
        run.intent("{\"workflow\":{\"stages\":[{\"id\":\"ship\",\"gate\":{\"message\":\"Ship it?\"}}]}}")
                .stage("ship", WorkKind.GATE, StageStatus.NEEDS_HUMAN, null)
                .decided(
                        "clean",
                        new DecisionView(Answer.APPROVED, "alice", "looked at it", SampleRun.START_MS),
                        List.of(new FindingView(
                                Word.of(Verdict.BLOCK),
                                "shell.entry-point",
                                "runs a shell",
                                "/workflow",
                                "call it itself")),
                        StageStatus.SUCCEEDED);

        Page page = Page.of(run.finish(RunStatus.NEEDS_HUMAN, null));

        assertTrue(page.section("waiting").contains("ship: Ship it?"));
        assertTrue(page.section("approvals").contains("approvedalicelooked at it2026-01-01 00:00:00 UTC"));
        assertTrue(page.section("findings").contains("blockshell.entry-pointruns a shellcall it itselfline 1"));
    }

    @Test
    public void whatWaitsNamesWhoMayAnswerAndWhatToType() throws Exception {
        run.intent("{\"workflow\":{\"stages\":[{\"id\":\"ship-it\",\"gate\":"
                        + "{\"message\":\"Ship it?\",\"approvers\":[\"release-team\",\"ada\"]}}]}}")
                .stage("ship-it", WorkKind.GATE, StageStatus.NEEDS_HUMAN, null);

        Page page = Page.of(run.finish(RunStatus.NEEDS_HUMAN, null));

        String waiting = page.section("waiting");
        assertTrue(waiting, waiting.contains("Who may answer: release-team, ada"));
        assertTrue(waiting, waiting.contains("intent approve 20260101-000000-4f2a ship-it --reason '…'"));
        assertTrue(waiting, waiting.contains("intent reject 20260101-000000-4f2a ship-it --reason '…'"));
        assertTrue(page.links().contains("#stage-ship-it"));
        page.assertLinksLead();
    }

    @Test
    public void whatToTypeNamesAnUnusualStateDirectory() throws Exception {
        run.bundleShownAs("/ci state/runs/20260101-000000-4f2a/bundle")
                .stage("ship-it", WorkKind.GATE, StageStatus.NEEDS_HUMAN, null);

        String waiting = Page.of(run.finish(RunStatus.NEEDS_HUMAN, null)).section("waiting");

        assertTrue(
                waiting,
                waiting.contains("intent approve --state-dir '/ci state' 20260101-000000-4f2a ship-it --reason '…'"));
    }

    @Test
    public void manyWarningsAreFoldedUnlessOneFindingBlocks() throws Exception {
        FindingView warning = new FindingView(Verdict.WARN, "network", "reaches out", "/x");
        FindingView block = new FindingView(Verdict.BLOCK, "shell", "runs a shell", "/y");
        DecisionView decision = new DecisionView(Answer.APPROVED, "alice", "fine", SampleRun.START_MS);
        run.decided("a", decision, Collections.nCopies(21, warning), StageStatus.SUCCEEDED);
        assertTrue(Page.of(run.finish(RunStatus.SUCCEEDED, null))
                .section("findings")
                .contains("21 findings, nothing blocked"));

        run.decided("b", decision, List.of(block), StageStatus.SUCCEEDED);
        assertFalse(Page.of(run.finish(RunStatus.SUCCEEDED, null))
                .section("findings")
                .contains("nothing blocked"));
    }

    @Test
    public void remarksForWhoeverWritesTheIntentAreNotInTheReport() throws Exception {
        run.decided(
                "a",
                new DecisionView(Answer.APPROVED, "alice", "fine", SampleRun.START_MS),
                List.of(new FindingView(Verdict.WARN, "destructive", "removes files", "/x")),
                StageStatus.SUCCEEDED);
        assertFalse(Page.of(run.finish(RunStatus.SUCCEEDED, null)).has("findings"));
    }
}
