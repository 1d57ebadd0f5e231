package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.ledger.Heartbeat;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The books' side against a real job directory, pulse and fence, in simulated time. */
public class SupervisedJobTest {
    private static final long LEASE_MS = 6_000;
    private static final long LONG_MS = 600_000;
    private static final long MINUTE_MS = 60_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> notes = new ArrayList<>();
    private SimulatedWorld world;
    private Random random;
    private SimulatedAgent agent;
    private long leaseMs = LEASE_MS;
    private long expiryMs;

    @Before
    public void newWorld() throws IOException {
        newWorld(1);
    }

    private void newWorld(long seed) throws IOException {
        world = new SimulatedWorld();
        random = new Random(seed);
        Path root = folder.newFolder().toPath();
        Files.writeString(root.resolve("job.json"), "{}");
        agent = new SimulatedAgent(world, new JobDirectory(root), leaseMs, random);
        expiryMs = leaseMs;
    }

    @Test
    public void aJobThatOutlastsItsLeaseAHundredTimesFinishesOnce() throws Exception {
        agent.endsAtMs = LONG_MS;
        SupervisedOutcome outcome = job(this::renew).run();
        assertEquals(SupervisedOutcome.Kind.FINISHED, outcome.kind());
        assertEquals(AttemptStatus.SUCCEEDED, outcome.result().status());
        assertTrue("ended late: " + world.nowMs(), world.nowMs() < LONG_MS + LEASE_MS);
    }

    @Test
    public void aShortJobIsOverWithTheFirstAnswerAfterItsStart() throws Exception {
        agent.endsAtMs = 300;
        int[] asked = {0};
        AgentLink counted = new AgentLink() {
            @Override
            public void start() throws IOException {
                agent.start();
            }

            @Override
            public WatchReply watch(WatchRequest request) throws IOException {
                asked[0]++;
                return agent.watch(request);
            }
        };
        SupervisedOutcome outcome = new SupervisedJob(
                        counted, this::renew, leaseMs, new JobListener() {}, 0, world.machine(random), agent::live)
                .run();
        assertEquals(SupervisedOutcome.Kind.FINISHED, outcome.kind());
        assertEquals(1, asked[0]);
    }

    @Test
    public void aLeaseThatTheBooksTookAwayStopsTheAgentAndTheJobIsLost() throws Exception {
        SupervisedOutcome outcome =
                job(() -> world.nowMs() < 30_000 ? renew() : Heartbeat.LOST).run();
        assertEquals(SupervisedOutcome.Kind.LOST, outcome.kind());
        assertEquals(Optional.of(StopReason.LEASE_LOST), agent.reason());
        assertTrue("stopped at " + agent.stoppedAtMs(), agent.stoppedAtMs() < 30_000 + LEASE_MS);
    }

    @Test
    public void aCancelledJobIsFinishedAsCancelled() throws Exception {
        SupervisedJob[] job = new SupervisedJob[1];
        job[0] = job(() -> {
            if (world.nowMs() > 10_000) {
                cancel(job[0]);
            }
            return renew();
        });
        SupervisedOutcome outcome = job[0].run();
        assertEquals(SupervisedOutcome.Kind.FINISHED, outcome.kind());
        assertEquals(AttemptStatus.CANCELLED, outcome.result().status());
    }

    @Test
    public void anAgentThatCannotBeReachedForOneLeaseIsLostAndHasStoppedByThen() throws Exception {
        SupervisedJob job = job(() -> {
            agent.lossPercent = world.nowMs() > 20_000 ? 100 : 0;
            return renew();
        });
        SupervisedOutcome outcome = job.run();
        assertEquals(SupervisedOutcome.Kind.LOST, outcome.kind());
        assertTrue(outcome.reason(), outcome.reason().contains("no sign of life for 6.0 s"));
        assertEquals("one note, not one a try: " + notes, 1, notes.size());
        assertTrue("stopped at " + agent.stoppedAtMs() + ", lost at " + expiryMs, agent.stoppedAtMs() <= expiryMs);
    }

    @Test
    public void clocksThatJumpByHoursAndSlowLossyConnectionsNeverGiveAJobToTwoAgents() throws Exception {
        for (long seed = 1; seed <= 25; seed++) {
            newWorld(seed);
            agent.maxDelayMs = 1 + random.nextInt((int) LEASE_MS);
            agent.lossPercent = random.nextInt(60);
            agent.endsAtMs = 1_000 + random.nextInt(60_000);
            SupervisedOutcome outcome = job(this::renewUnlessExpired).run();
            agent.live(3 * LEASE_MS);
            if (outcome.kind() == SupervisedOutcome.Kind.LOST) {
                assertTrue(
                        "seed " + seed + ": the books let go at " + expiryMs + " ms, the agent at "
                                + agent.stoppedAtMs(),
                        agent.stoppedAtMs() <= expiryMs);
            } else {
                assertEquals(
                        "seed " + seed,
                        AttemptStatus.SUCCEEDED,
                        outcome.result().status());
            }
        }
    }

    @Test
    public void clocksThatJumpByHoursLoseNoJobWhileTheConnectionIsGood() throws Exception {
        for (long seed = 1; seed <= 8; seed++) {
            newWorld(seed);
            agent.maxDelayMs = 200;
            agent.endsAtMs = 1_000 + random.nextInt(100_000);
            SupervisedOutcome outcome = job(this::renewUnlessExpired).run();
            assertEquals("seed " + seed, SupervisedOutcome.Kind.FINISHED, outcome.kind());
        }
    }

    @Test
    public void aJobGoesOnOverARestartThatIsShorterThanItsLease() throws Exception {
        for (long minutesDown : List.of(1L, 5L, 20L)) {
            leaseMs = 30 * MINUTE_MS;
            newWorld(minutesDown);
            agent.endsAtMs = 40 * MINUTE_MS;
            SupervisedJob[] job = new SupervisedJob[1];
            job[0] = job(() -> {
                if (world.nowMs() > MINUTE_MS) {
                    throw new ControllerDies();
                }
                return renew();
            });
            assertThrows(ControllerDies.class, () -> job[0].run());
            agent.live(minutesDown * MINUTE_MS);
            SupervisedOutcome outcome = job(this::renew).resume(WatchCursor.START);
            assertEquals(minutesDown + " min: " + outcome, SupervisedOutcome.Kind.FINISHED, outcome.kind());
            assertEquals(AttemptStatus.SUCCEEDED, outcome.result().status());
        }
    }

    private static final class ControllerDies extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    public void anAgentThatIsCutOffForLessThanItsLeaseComesBackWithItsJob() throws Exception {
        leaseMs = 30 * MINUTE_MS;
        newWorld(1);
        agent.endsAtMs = 40 * MINUTE_MS;
        agent.cutOffFromMs = MINUTE_MS;
        agent.cutOffUntilMs = 25 * MINUTE_MS;
        SupervisedOutcome outcome = job(this::renewUnlessExpired).run();
        assertEquals(SupervisedOutcome.Kind.FINISHED, outcome.kind());
        assertEquals(AttemptStatus.SUCCEEDED, outcome.result().status());
    }

    @Test
    public void aJobOfAnAgentThatIsKnownToBeGoneDoesNotWaitForTheEndOfItsLease() throws Exception {
        leaseMs = 30 * MINUTE_MS;
        newWorld(1);
        agent.cutOffFromMs = MINUTE_MS;
        SupervisedJob job = job(this::renew);
        job.agentIsGone("agent x was removed");
        SupervisedOutcome outcome = job.run();
        assertEquals(SupervisedOutcome.Kind.LOST, outcome.kind());
        assertEquals("agent x was removed", outcome.reason());
        assertTrue("lost at " + world.nowMs(), world.nowMs() < 2 * MINUTE_MS);
    }

    @Test
    public void anAgentThatBreaksOffInTheMiddleOfAStartIsGivenAMinute() throws Exception {
        leaseMs = 30 * MINUTE_MS;
        newWorld(1);
        agent.cutOffFromMs = 0;
        SupervisedOutcome outcome = job(this::renew).run();
        assertEquals(SupervisedOutcome.Kind.LOST, outcome.kind());
        assertTrue("lost at " + world.nowMs(), world.nowMs() < 2 * MINUTE_MS);
        // An agent whose disk is full can be reached all the while.
        assertTrue("" + notes, notes.get(0).startsWith("it cannot be started for now, trying again: "));
        newWorld(2);
        agent.cutOffFromMs = 0;
        agent.cutOffUntilMs = MINUTE_MS / 2;
        agent.endsAtMs = 2 * MINUTE_MS;
        assertEquals(SupervisedOutcome.Kind.FINISHED, job(this::renew).run().kind());
    }

    private Heartbeat renew() {
        expiryMs = world.nowMs() + leaseMs;
        return Heartbeat.RENEWED;
    }

    private Heartbeat renewUnlessExpired() {
        return world.nowMs() >= expiryMs ? Heartbeat.LOST : renew();
    }

    private SupervisedJob job(Supplier<Heartbeat> books) {
        TimeSource time = world.machine(random);
        JobListener listener = new JobListener() {
            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        return new SupervisedJob(agent, books, leaseMs, listener, 0, time, agent::live);
    }

    private static void cancel(SupervisedJob job) {
        try {
            job.cancel();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
