package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.ledger.Completion;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What only whoever speaks to the books can do: report twice, contend, come from an older version. */
public class BooksScenariosTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void scenario07_completionReportedTwiceGetsTheSameAnswerAndOneTransition() throws Exception {
        try (Coordinator books = start(1)) {
            Lease lease = books.claim("agent").orElseThrow();
            JobOutcome outcome = JobOutcome.success(null);

            assertEquals(Completion.ACCEPTED, books.complete(lease.jobId(), lease.token(), outcome));
            List<String> journal = Files.readAllLines(journal());
            assertEquals(Completion.ACCEPTED, books.complete(lease.jobId(), lease.token(), outcome));

            assertEquals(journal, Files.readAllLines(journal()));
            assertEquals(RunStatus.SUCCEEDED, books.status());
            assertEquals(1, books.view().stages().get(0).jobs().size());
        }
    }

    @Test
    public void scenario08_exactlyOneOfTwoAgentsGetsTheJob() throws Exception {
        contend(2, 1);
    }

    @Test
    public void scenario08_exactlyOneOf64ThreadsGetsEachJob() throws Exception {
        contend(64, 7);
    }

    private void contend(int agents, int jobs) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(agents);
        try (Coordinator books = start(jobs)) {
            CyclicBarrier together = new CyclicBarrier(agents);
            List<Callable<Optional<Lease>>> claims = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                String name = "agent-" + i;
                claims.add(() -> {
                    together.await();
                    return books.claim(name);
                });
            }
            List<String> got = new ArrayList<>();
            for (Future<Optional<Lease>> claim : pool.invokeAll(claims)) {
                claim.get().ifPresent(lease -> got.add(lease.jobId()));
            }
            assertEquals(jobs, got.size());
            assertEquals(jobs, got.stream().distinct().count());
            assertTrue(books.view().stages().stream().allMatch(stage -> stage.status() == StageStatus.RUNNING));
        } finally {
            pool.shutdownNow();
        }
    }

    private Path journal() {
        return folder.getRoot().toPath().resolve("run/journal.jsonl");
    }

    private Coordinator start(int stages) {
        List<StagePlan> plans = new ArrayList<>();
        for (int i = 0; i < stages; i++) {
            plans.add(StagePlan.block("stage-" + i, List.of(), 1, 60_000));
        }
        RunPlan plan = new RunPlan("run", "Test", "test", "0".repeat(64), plans);
        return Coordinator.start(
                folder.getRoot().toPath().resolve("run"), plan, LedgerSettings.defaults(), TimeSource.system());
    }
}
