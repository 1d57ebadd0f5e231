package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.jenkins.agents.ProjectSnapshot;
import io.jenkins.plugins.intent.ledger.HeldJob;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.text.ConsoleMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A controller that dies between two steps of one thing; the next one goes on. */
public class ControllerDeathTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private RunSite site;

    @Before
    public void prepare() {
        site = new RunSite(folder.getRoot().toPath());
    }

    @Test
    public void attemptThatOnlyTheBundleKnowsHasEndedWhateverBecameOfItsAgent() throws Exception {
        RunView view = goOnWithAttempt(AttemptStatus.SUCCEEDED, null);
        assertEquals(RunStatus.SUCCEEDED, view.status());
        assertEquals(1, view.stages().get(0).attempts());
        assertEquals(
                "stages/a/attempt-1/manifest.json",
                view.stages().get(0).jobs().get(0).manifest());
        assertTrue(Files.exists(site.artifacts().resolve("intent/stages/a/attempt-1/manifest.json")));
    }

    @Test
    public void failureThatOnlyTheBundleKnowsIsNotRunAgain() throws Exception {
        RunView view = goOnWithAttempt(AttemptStatus.FAILED, "it broke");
        assertEquals(RunStatus.FAILED, view.status());
        assertEquals("it broke", view.stages().get(0).reason());
    }

    private RunView goOnWithAttempt(AttemptStatus status, String error) throws Exception {
        RunParts first = site.begin();
        first.books().claim("gone", "a").orElseThrow();
        first.bundle().adopt("a", 1, site.attempt(status, error));
        first.books().close();
        RunParts second = site.again();
        HeldJob held = second.books().held().get(0);
        ActiveJobs active = new ActiveJobs();
        ActiveJob job = ActiveJob.of(second, held.lease(), RunSite.nowhere().workspace(), true);
        active.add(job);
        new JobCarrier(second, active, new Discards(Runnable::run)).goOn(held.lease(), RunSite.nowhere(), job);
        assertTrue(active.isEmpty());
        return second.books().view();
    }

    @Test
    public void bundleThatIsPublishedIsNotPublishedAgainWithoutItsFiles() throws Exception {
        RunParts first = site.begin();
        Lease lease = first.books().claim("gone", "a").orElseThrow();
        String manifest = first.bundle()
                .adopt("a", 1, site.attempt(AttemptStatus.SUCCEEDED, null))
                .orElseThrow();
        first.books().complete(lease.jobId(), lease.token(), JobOutcome.success(manifest));
        end(first).publish();
        Path sums = site.artifacts().resolve("intent/SHA256SUMS");
        byte[] complete = Files.readAllBytes(sums);
        first.books().close();
        RunParts second = site.again();
        end(second).publish();
        assertArrayEquals(complete, Files.readAllBytes(sums));
        assertTrue(new String(complete).contains("stages/a/attempt-1/manifest.json"));
        assertFalse(Files.exists(site.files().bundle()));
    }

    @Test
    public void evidenceOfAStageThatWasCancelledIsInItsRun() throws Exception {
        RunParts run = site.begin();
        Lease lease = run.books().claim("gone", "a").orElseThrow();
        run.books().cancel("ada", "enough");
        String manifest = run.bundle()
                .adopt("a", 1, site.attempt(AttemptStatus.CANCELLED, null))
                .orElseThrow();
        run.books().complete(lease.jobId(), lease.token(), JobOutcome.failure(null, manifest));
        end(run).publish();
        String published = Files.readString(site.artifacts().resolve("intent/run.json"));
        assertTrue(published, published.contains("stages/a/attempt-1/manifest.json"));
        assertFalse(published, published.contains("\"failed\""));
    }

    private RunEnd end(RunParts run) {
        return new RunEnd(run, new ProjectSnapshot(site.files()::snapshot, 1));
    }

    @Test
    public void runWhoseBooksAreGoneIsNotBegunAgain() throws Exception {
        RunParts first = site.begin();
        first.call().write(site.files());
        Files.write(site.files().intent(), first.document().content());
        first.books().close();
        Files.delete(site.files().journal());
        StepCall call = new StepCall(
                site.build(),
                "intent",
                PipelineSide.atom(null, false),
                null,
                null,
                "intent.json",
                null,
                null,
                Map.of(),
                StepCall.Rerun.NONE,
                true,
                ConsoleMode.QUIET);
        AbortException refused =
                assertThrows(AbortException.class, () -> new RunStarter(call, site.settings(), null).start());
        assertTrue(refused.getMessage(), refused.getMessage().contains("journal.jsonl is missing"));
        assertTrue(Files.exists(site.files().directory().resolve("lock")));
        assertFalse(Files.exists(site.files().journal()));
    }
}
