package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.GOOD;
import static io.jenkins.plugins.intent.ledger.Plans.block;
import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** Many threads at the same books at once. */
public class ContentionTest {
    private static final int THREADS = 64;

    @Rule
    public final Books books = new Books();

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @After
    public void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    public void twoAgentsContendForOneJobAndExactlyOneGetsIt() throws Exception {
        Coordinator coordinator = books.start(block("a"));
        List<Optional<Lease>> answers = atOnce(2, agent -> coordinator.claim(agent));
        assertEquals(1, answers.stream().filter(Optional::isPresent).count());
    }

    @Test
    public void sixtyFourThreadsContendForOneJobAndExactlyOneGetsIt() throws Exception {
        Coordinator coordinator = books.start(Plans.chain(20));
        for (int i = 0; i < 20; i++) {
            String stage = "s" + i;
            List<Lease> leases = atOnce(THREADS, agent -> coordinator.claim(agent, stage)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            assertEquals(stage, 1, leases.size());
            List<Completion> answers = atOnce(
                    THREADS,
                    agent -> coordinator.complete(
                            leases.get(0).jobId(), leases.get(0).token(), GOOD));
            assertEquals(
                    THREADS,
                    answers.stream().filter(Completion.ACCEPTED::equals).count());
        }
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
        assertEquals(20, books.lines("job_claimed"));
        assertEquals(20, books.lines("job_completed"));
    }

    @Test
    public void manyWorkersFinishAWideRunWithEveryStageOnceAndAJournalThatReplays() throws Exception {
        Coordinator coordinator = books.start(Plans.wide(500));
        List<Integer> done = atOnce(16, agent -> {
            int jobs = 0;
            for (Optional<Lease> lease = coordinator.claim(agent);
                    lease.isPresent();
                    lease = coordinator.claim(agent)) {
                coordinator.heartbeat(lease.get().jobId(), lease.get().token());
                coordinator.complete(lease.get().jobId(), lease.get().token(), GOOD);
                coordinator.reconcile();
                jobs++;
            }
            return jobs;
        });
        assertEquals(500, done.stream().mapToInt(Integer::intValue).sum());
        assertEquals(RunStatus.SUCCEEDED, coordinator.status());
        assertEquals(coordinator.view(), RunReader.read(books.directory()));
    }

    private interface Agent<T> {
        T act(String name) throws Exception;
    }

    private <T> List<T> atOnce(int count, Agent<T> agent) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "agent-" + i;
            calls.add(() -> {
                start.await(30, TimeUnit.SECONDS);
                return agent.act(name);
            });
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : threads.invokeAll(calls)) {
            answers.add(answer.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }
}
