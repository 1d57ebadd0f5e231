package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

/** A process that works through a run is killed again and again: what it was told is done stays done. */
public class KillTest {
    private static final int STAGES = 400;
    private static final int KILLS = 5;

    @Rule
    public final Books books = new Books();

    @Test
    public void nothingThatWasAnsweredIsLostOrDoneTwiceHoweverOftenTheProcessIsKilled() throws Exception {
        books.start(Plans.wide(STAGES)).close();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> answered = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            workUntilKilled(answered, random.nextInt(STAGES / KILLS));
            RunView state = RunReader.read(books.directory());
            for (String stage : answered) {
                assertEquals(
                        "seed " + seed,
                        StageStatus.SUCCEEDED,
                        Books.stage(state, stage).status());
            }
        }
        try (Coordinator coordinator = Coordinator.open(books.directory(), books.settings, books.time)) {
            assertTrue(coordinator.held().size() <= KILLS);
            books.time.pass(Plans.LEASE_MS);
            coordinator.reconcile();
            for (var lease = coordinator.claim("me"); lease.isPresent(); lease = coordinator.claim("me")) {
                assertTrue("seed " + seed, !answered.contains(lease.get().stageId()));
                coordinator.complete(lease.get().jobId(), lease.get().token(), Plans.GOOD);
            }
            assertEquals("seed " + seed, RunStatus.SUCCEEDED, coordinator.status());
        }
        assertEquals("seed " + seed, STAGES, books.lines("\"stage_succeeded\""));
        assertEquals(
                "seed " + seed,
                STAGES,
                Files.readAllLines(books.journal()).stream()
                        .filter(line -> line.contains("\"stage_succeeded\""))
                        .map(line -> line.substring(line.indexOf("\"event\"")))
                        .distinct()
                        .count());
    }

    /** Kills the process once it has said {@code stages} stages, while it goes on with the next ones. */
    private void workUntilKilled(Set<String> answered, int stages) throws Exception {
        Process process = LedgerProcess.start("work", books.directory());
        try (BufferedReader says = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < stages; i++) {
                answered.add(says.readLine());
            }
            process.toHandle().destroyForcibly();
            says.lines().filter(line -> line.matches("s\\d+")).forEach(answered::add);
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }
}
