package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.bundle.BundleVerifier;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.time.MovedTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LocalDecisionsTest {
    private static final long DAY_MS = 86_400_000;
    private static final byte[] INTENT = "{}".getBytes(StandardCharsets.US_ASCII);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MovedTime time = new MovedTime();
    private RunDirectory run;

    @Before
    public void runThatWaitsAtItsGate() throws Exception {
        run = new StateDirectory(folder.getRoot().toPath()).run("20260101-000000-000-aa");
        StagePlan gate = StagePlan.gate("ship", List.of(), List.of("ada"), DAY_MS);
        RunPlan plan = new RunPlan(run.runId(), "Goal", "flow", Digests.sha256(INTENT), List.of(gate));
        Files.createDirectories(run.path());
        new BundleWriter(run.bundle()).intent(INTENT);
        Coordinator.start(run.path(), plan, LedgerSettings.defaults(), time).close();
    }

    private String refusal(String stage) {
        return assertThrows(
                        UsageException.class,
                        () -> new LocalDecisions(time).answer(run, Answer.APPROVED, stage, "ada", "looks good"))
                .getMessage();
    }

    @Test
    public void gateIsApprovedInTime() throws Exception {
        time.pass(DAY_MS - 1);
        assertEquals(
                RunStatus.SUCCEEDED,
                new LocalDecisions(time)
                        .answer(run, Answer.APPROVED, "ship", "ada", "looks good")
                        .status());
    }

    @Test
    public void overdueGateIsRefusedAndTheRunEndsAsItWouldHaveByItself() throws Exception {
        time.pass(DAY_MS);
        assertEquals(
                "run " + run.runId() + " has ended already (failed), with stage ship failed (nobody decided within"
                        + " 86400.0 s, which counts as a rejection); to try again, start the intent as a new run",
                refusal("ship"));
        assertEquals(RunStatus.FAILED, RunReader.read(run.path()).status());
        assertEquals(List.of(), BundleVerifier.verify(run.bundle()).problems());
    }

    @Test
    public void whoeverHeldTheRunAndLetGoWithoutAnAnswerIsNotWaitedFor() throws Exception {
        AtomicReference<Object> came = new AtomicReference<>();
        Thread asking = new Thread(() -> came.set(answered()));
        try (Coordinator other = Coordinator.open(run.path(), LedgerSettings.defaults(), time)) {
            asking.start();
            while (!Files.isDirectory(run.path().resolve("decisions")) && asking.isAlive()) {
                Thread.onSpinWait();
            }
            assertEquals(RunStatus.NEEDS_HUMAN, other.status());
        }
        asking.join();
        assertEquals(RunStatus.SUCCEEDED, came.get());
        try (Stream<Path> requests = Files.list(run.path().resolve("decisions"))) {
            assertEquals(List.of(), requests.toList());
        }
    }

    private Object answered() {
        try {
            return new LocalDecisions(time)
                    .answer(run, Answer.APPROVED, "ship", "ada", "looks good")
                    .status();
        } catch (Exception e) {
            return e;
        }
    }

    @Test
    public void refusalSaysWhatWaits() {
        assertEquals("run " + run.runId() + " has no stage shop; waiting: ship", refusal("shop"));
    }
}
