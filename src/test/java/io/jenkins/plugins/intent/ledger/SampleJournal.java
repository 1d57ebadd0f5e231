package io.jenkins.plugins.intent.ledger;

import static io.jenkins.plugins.intent.ledger.Plans.BAD;
import static io.jenkins.plugins.intent.ledger.Plans.GOOD;
import static io.jenkins.plugins.intent.ledger.Plans.block;
import static io.jenkins.plugins.intent.ledger.Plans.blocked;
import static io.jenkins.plugins.intent.ledger.Plans.gate;

import io.jenkins.plugins.intent.time.MovedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A small journal with events of every kind, and the state after each of its transactions. */
final class SampleJournal {
    private static final long PAUSE_MS = 5;

    private final Path directory;
    private final MovedTime time = new MovedTime();
    /** The state by the length of the journal that tells it. */
    private final TreeMap<Integer, RunView> states = new TreeMap<>();

    private SampleJournal(Path directory) {
        this.directory = directory;
    }

    static SampleJournal write(Path directory) throws IOException {
        SampleJournal sample = new SampleJournal(directory);
        StageTerms paused = new StageTerms(RunWhen.SUCCESS, false, false, PAUSE_MS, null, false, null);
        RunPlan plan = Plans.of(
                block("a", 2).on(paused),
                block("b", "a"),
                gate("g", 0, "b"),
                blocked("x"),
                block("y", "x"),
                block("z", "g"),
                block("t").on(StageTerms.USUAL.takenOverFrom("20260101-120000-123-9f3a1c22")));
        try (Coordinator books = Coordinator.start(directory, plan, LedgerSettings.defaults(), sample.time)) {
            sample.tell(books);
        }
        return sample;
    }

    private void tell(Coordinator books) throws IOException {
        keep(books);
        Lease lost = claim(books, "a");
        time.pass(Plans.LEASE_MS);
        books.reconcile();
        keep(books);
        books.complete(lost.jobId(), lost.token(), GOOD);
        keep(books);
        finish(books, "a", BAD);
        time.pass(PAUSE_MS);
        books.reconcile();
        keep(books);
        finish(books, "a", GOOD);
        finish(books, "b", GOOD);
        books.approve("g", "ada", "ship \u2713");
        keep(books);
        books.reject("x", "bob", "no shell");
        keep(books);
        claim(books, "z");
        books.cancel("ada", "enough");
        keep(books);
    }

    private void finish(Coordinator books, String stage, JobOutcome outcome) throws IOException {
        Lease lease = claim(books, stage);
        books.complete(lease.jobId(), lease.token(), outcome);
        keep(books);
    }

    private Lease claim(Coordinator books, String stage) throws IOException {
        time.pass(7);
        Lease lease = books.claim("agent-1", stage).orElseThrow();
        keep(books);
        return lease;
    }

    private void keep(Coordinator books) throws IOException {
        states.put((int) Files.size(journal()), books.view());
    }

    Path journal() {
        return directory.resolve(Journal.FILE);
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(journal());
    }

    TreeMap<Integer, RunView> states() {
        return states;
    }

    MovedTime time() {
        return time;
    }
}
