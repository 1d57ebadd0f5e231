package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.time.MovedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Random calls of agents, people, clocks and crashes, against what must hold whatever they do. */
public class LedgerPropertyTest {
    /** More of them with {@code -Dintent.property.runs=…}, the same again with {@code -Dintent.property.seed=…}. */
    private static final int RUNS = Integer.getInteger("intent.property.runs", 40);

    private static final int CALLS = 120;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LedgerSettings settings = new LedgerSettings(Durability.DECISIONS_ONLY, 3);
    private Random random;
    private MovedTime time;
    private Path directory;
    private Coordinator books;
    private List<Lease> leases;
    private Map<String, Completion> answers;

    @Test
    public void whateverIsCalledTheBooksStayRight() throws Exception {
        long start = Long.getLong("intent.property.seed", System.nanoTime());
        for (long seed = start; seed < start + RUNS; seed++) {
            try {
                live(seed);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void live(long seed) throws Exception {
        random = new Random(seed);
        time = new MovedTime();
        leases = new ArrayList<>();
        answers = new HashMap<>();
        directory = folder.newFolder().toPath();
        books = Coordinator.start(directory, RandomRun.plan(random), settings, time);
        for (int i = 0; i < CALLS; i++) {
            RunView before = books.view();
            call();
            StageRules.check(before, books.view());
        }
        assertEquals(books.view(), RunReader.read(directory));
        finish();
        books.close();
        checkJournal();
    }

    private void call() throws IOException {
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> claim();
            case 3, 4 -> complete();
            case 5 -> heartbeat();
            case 6 -> {
                time.pass(random.nextInt(80_000));
                books.reconcile();
            }
            case 7 -> time.jumpWallClock(TimeUnit.HOURS.toMillis(random.nextInt(9) - 4));
            case 8 -> decide();
            case 9 -> {
                if (random.nextInt(3) == 0) {
                    crash();
                }
            }
            default -> {
                if (random.nextInt(40) == 0) {
                    books.cancel("ada", "enough");
                    assertTrue(books.held().isEmpty());
                }
            }
        }
    }

    private void claim() {
        Optional<Lease> lease =
                random.nextBoolean() ? books.claim("agent") : books.claim("agent", "s" + random.nextInt(12));
        lease.ifPresent(got -> {
            leases.forEach(other -> assertFalse(other.token().equals(got.token())));
            leases.forEach(
                    other -> assertFalse("one live token per job", other.jobId().equals(got.jobId())));
            leases.add(got);
        });
    }

    private Optional<Lease> anyLease() {
        return leases.isEmpty() ? Optional.empty() : Optional.of(leases.get(random.nextInt(leases.size())));
    }

    private boolean isHeld(Lease lease) {
        return books.held().stream().anyMatch(held -> held.lease().equals(lease));
    }

    private void complete() {
        anyLease().ifPresent(lease -> {
            boolean held = isHeld(lease);
            boolean wrong = random.nextInt(5) == 0;
            String token = wrong ? anyLease().orElseThrow().token() : lease.token();
            Completion answer = books.complete(lease.jobId(), token, random.nextInt(3) == 0 ? Plans.BAD : Plans.GOOD);
            if (token.equals(lease.token())) {
                Completion expected =
                        answers.getOrDefault(lease.jobId(), held ? Completion.ACCEPTED : Completion.STALE);
                assertEquals(expected, answer);
                answers.put(lease.jobId(), answer);
            } else {
                assertEquals(Completion.STALE, answer);
                assertEquals(held, isHeld(lease));
            }
        });
    }

    private void heartbeat() {
        anyLease()
                .ifPresent(lease -> assertEquals(
                        isHeld(lease) ? Heartbeat.RENEWED : Heartbeat.LOST,
                        books.heartbeat(lease.jobId(), lease.token())));
    }

    private void decide() {
        String stage = "s" + random.nextInt(12);
        boolean waited = status(stage) == StageStatus.NEEDS_HUMAN;
        Decided answer = random.nextInt(3) == 0 ? books.reject(stage, "ada", "no") : books.approve(stage, "ada", "yes");
        boolean overdue = waited && answer != Decided.RECORDED;
        assertTrue(stage, waited || answer != Decided.RECORDED);
        if (overdue) {
            assertTrue("only time takes a decision from a person", failedByTime(stage) || skippedByTime(stage));
        }
    }

    /** Its own time was up. */
    private boolean failedByTime(String stage) {
        return status(stage) == StageStatus.FAILED;
    }

    /** The time of a gate above was up, so what the policy blocked below it will never run. */
    private boolean skippedByTime(String stage) {
        return status(stage) == StageStatus.SKIPPED
                && view(stage).needs().stream()
                        .map(this::status)
                        .anyMatch(need -> need == StageStatus.FAILED || need == StageStatus.SKIPPED);
    }

    private StageStatus status(String stage) {
        StageView view = view(stage);
        return view == null ? null : view.status();
    }

    private StageView view(String stage) {
        return books.view().stages().stream()
                .filter(each -> each.id().equals(stage))
                .findFirst()
                .orElse(null);
    }

    /** The process dies, perhaps in the middle of a line, and another goes on. */
    private void crash() throws IOException {
        RunView before = books.view();
        List<HeldJob> held = books.held();
        books.close();
        if (random.nextBoolean()) {
            Path journal = directory.resolve(Journal.FILE);
            byte[] whole = Files.readAllBytes(journal);
            byte[] torn = Arrays.copyOf(whole, whole.length + 1 + random.nextInt(60));
            System.arraycopy(whole, 0, torn, whole.length, torn.length - whole.length);
            Files.write(journal, torn);
        }
        books = Coordinator.open(directory, settings, time);
        assertEquals(before, books.view());
        assertEquals(held, books.held());
    }

    /** Everything a run waits for comes; so it ends. */
    private void finish() {
        for (int i = 0; i < 1000 && books.view().endedMs() == 0; i++) {
            books.view().stages().forEach(stage -> books.approve(stage.id(), "ada", "yes"));
            books.held()
                    .forEach(held ->
                            books.complete(held.lease().jobId(), held.lease().token(), Plans.GOOD));
            books.claim("agent");
        }
        Set<StageStatus> left = new HashSet<>();
        books.view().stages().forEach(stage -> left.add(stage.status()));
        left.removeAll(Set.of(StageStatus.SUCCEEDED, StageStatus.FAILED, StageStatus.SKIPPED, StageStatus.CANCELLED));
        assertEquals(Set.of(), left);
    }

    private void checkJournal() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(Journal.FILE));
        Set<String> succeeded = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(lines.get(i).contains("\"seq\":" + (i + 1) + ","));
            int event = lines.get(i).indexOf("{\"type\":\"stage_succeeded\"");
            assertTrue(
                    "one success per stage",
                    event < 0 || succeeded.add(lines.get(i).substring(event)));
        }
    }
}
