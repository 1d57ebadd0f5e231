package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.BAD;
import static io.jenkins.plugins.intent.ledger.Plans.GOOD;
import static io.jenkins.plugins.intent.ledger.Plans.block;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.time.MovedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Ten thousand stages, in shapes that would take minutes if any call cost more than its own edges. */
public class LargeRunTest {
    private static final int STAGES = 10_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aChainRunsToItsEnd() throws Exception {
        work(Plans.chain(STAGES));
    }

    @Test
    public void aFanOutThatJoinsAgainRunsToItsEnd() throws Exception {
        List<StagePlan> stages = new ArrayList<>();
        List<String> middle = new ArrayList<>();
        stages.add(block("first"));
        for (int i = 0; i < STAGES; i++) {
            stages.add(block("m" + i, "first"));
            middle.add("m" + i);
        }
        stages.add(block("last", middle.toArray(String[]::new)));
        work(Plans.of(stages));
    }

    @Test
    public void aFailureAtTheTopSkipsEverythingInOneTransaction() throws Exception {
        try (Coordinator books = start(Plans.chain(STAGES))) {
            Lease lease = books.claim("agent").orElseThrow();
            books.complete(lease.jobId(), lease.token(), BAD);
            assertEquals(RunStatus.FAILED, books.status());
            assertEquals(books.view(), RunReader.read(folder.getRoot().toPath()));
        }
    }

    private void work(RunPlan plan) throws Exception {
        try (Coordinator books = start(plan)) {
            for (Optional<Lease> lease = books.claim("agent"); lease.isPresent(); lease = books.claim("agent")) {
                books.complete(lease.get().jobId(), lease.get().token(), GOOD);
            }
            assertEquals(RunStatus.SUCCEEDED, books.status());
            assertEquals(books.view(), RunReader.read(folder.getRoot().toPath()));
        }
    }

    private Coordinator start(RunPlan plan) {
        LedgerSettings settings = new LedgerSettings(Durability.DECISIONS_ONLY, 3);
        return Coordinator.start(folder.getRoot().toPath(), plan, settings, new MovedTime());
    }
}
