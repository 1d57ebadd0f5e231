package io.jenkins.plugins.intent.report;

import static io.jenkins.plugins.intent.report.SampleRun.Made.failed;
import static io.jenkins.plugins.intent.report.SampleRun.Made.succeeded;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.WorkKind;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** The page says how a run ended: what failed first, with its last words, and who cancelled it. */
public class ReportedEndTest {
    @Rule
    public final SampleRun run = new SampleRun();

    @Test
    public void firstFailureIsShownWithItsLastLines() throws Exception {
        run.intent(
                        "{\"workflow\":{\"stages\":[{\"id\":\"early\",\"exec\":{\"commands\":[{\"allow_failure\":true}]}}]}}")
                .ran("late", StageStatus.FAILED, 5, 9, List.of(), failed("second", "late words\n"))
                .ran(
                        "early",
                        StageStatus.FAILED,
                        0,
                        4,
                        List.of(),
                        failed("tolerated", "harmless\n"),
                        failed("first", "line\n".repeat(5000) + "the cause\n"));

        String notice = Page.of(run.finish(RunStatus.FAILED, null)).section("failure");

        assertTrue(notice, notice.contains("early") && notice.contains("first: failed with exit code 1"));
        assertTrue(notice, notice.contains("the cause"));
        assertTrue(notice, notice.contains("Also failed: late"));
        assertFalse(notice, notice.contains("harmless"));
        assertTrue("the excerpt is bounded", notice.length() < 1500);
    }

    @Test
    public void whatMayFailIsNamedAfterWhatFailedTheRun() throws Exception {
        run.ran("lint", StageStatus.FAILED, 0, 1, List.of(), failed("eslint", "no\n"))
                .allowed()
                .ran("build", StageStatus.FAILED, 0, 9, List.of(), failed("compile", "the cause\n"));

        String notice = Page.of(run.finish(RunStatus.FAILED, null)).section("failure");

        assertTrue(notice, notice.contains("the cause") && notice.contains("Also failed: lint"));
    }

    @Test
    public void pipeThatFailedIsNotSaidToHaveEndedWithTheCodeOfItsLastProcess() throws Exception {
        run.ran(
                "early",
                StageStatus.FAILED,
                0,
                4,
                List.of(),
                new SampleRun.Made("pipe", CommandStatus.FAILED, 0, null, "said\n"));

        String notice = Page.of(run.finish(RunStatus.FAILED, null)).section("failure");

        assertTrue(notice, notice.contains("pipe: failed") && !notice.contains("exit code 0"));
    }

    @Test
    public void programThatCouldNotStartSaysTheSystemsWords() throws Exception {
        run.ran(
                "build",
                StageStatus.FAILED,
                0,
                1,
                List.of(),
                new SampleRun.Made(
                        "go", CommandStatus.NOT_STARTED, null, null, null, "no-such-program", "a b", "it's"));

        String notice = Page.of(run.finish(RunStatus.FAILED, null)).section("failure");

        assertTrue(notice, notice.contains("could not be started"));
        assertTrue(notice, notice.contains("No such file or directory"));
        assertTrue(notice, notice.contains("no-such-program 'a b' 'it'\\''s'"));
    }

    @Test
    public void cancelledRunSaysByWhomAndThatNothingFailed() throws Exception {
        String why = "cancelled by ada: wrong branch";
        run.ran("build", StageStatus.SUCCEEDED, 0, 2, List.of(), succeeded("compile", "ok\n"))
                .stage("test", WorkKind.EXEC_BLOCK, StageStatus.FAILED, why, "build");

        Page page = Page.of(run.finish(RunStatus.CANCELLED, why));

        String cancelled = page.section("cancelled");
        assertTrue(cancelled, cancelled.contains("Cancelled by ada: wrong branch"));
        assertTrue(cancelled, cancelled.contains("Stopped while they ran: test"));
        assertFalse(page.has("failure"));
    }

    @Test
    public void whatHadFailedBeforeACancelIsShownAfterIt() throws Exception {
        String why = "cancelled by ada";
        run.ran("lint", StageStatus.FAILED, 0, 2, List.of(), failed("eslint", "no\n"))
                .stage("test", WorkKind.EXEC_BLOCK, StageStatus.FAILED, why);

        Page page = Page.of(run.finish(RunStatus.CANCELLED, why));

        assertTrue(page.section("failure").contains("Stage lint"));
        assertFalse(page.section("failure").contains("test"));
    }
}
