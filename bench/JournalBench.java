import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Durability;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the journal of a run with a given number of events (wide: as many stages as that makes, all
 * queued at once; chain: 10,000 stages in a row that are retried until it is reached), opens it again, and prints how long both
 * took and how much memory the open books keep. {@code bench/journal.sh} runs it.
 */
final class JournalBench {
    /** Queued, claimed, completed. */
    private static final int EVENTS_OF_AN_ATTEMPT = 3;
    /** The same, and succeeded. */
    private static final int EVENTS_OF_A_STAGE = 4;

    private JournalBench() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[1]);
        if (args[0].equals("write")) {
            write(directory, Integer.parseInt(args[2]), args[3]);
        } else {
            open(directory);
        }
    }

    private static void write(Path directory, int events, String shape) throws IOException {
        boolean wide = shape.equals("wide");
        int stages = wide ? events / EVENTS_OF_A_STAGE : 10_000;
        int attempts = wide ? 1 : events / stages / EVENTS_OF_AN_ATTEMPT;
        List<StagePlan> plans = IntStream.range(0, stages)
                .mapToObj(i -> StagePlan.block(
                        "stage-" + i, wide || i == 0 ? List.of() : List.of("stage-" + (i - 1)), attempts, 60_000))
                .toList();
        RunPlan plan = new RunPlan("20260101-120000-abcd", "Bench", "bench", "0".repeat(64), plans);
        LedgerSettings settings = new LedgerSettings(Durability.DECISIONS_ONLY, 3);
        long start = System.nanoTime();
        try (Coordinator coordinator = Coordinator.start(directory, plan, settings, TimeSource.system())) {
            for (Optional<Lease> lease = coordinator.claim("agent-1");
                    lease.isPresent();
                    lease = coordinator.claim("agent-1")) {
                String manifest = "stages/" + lease.get().stageId() + "/attempt-"
                        + lease.get().attempt() + "/manifest.json";
                boolean last = lease.get().attempt() == attempts;
                coordinator.complete(
                        lease.get().jobId(),
                        lease.get().token(),
                        last ? JobOutcome.success(manifest) : JobOutcome.failure(null, manifest));
            }
            System.out.printf(
                    "wrote %d events, %s: %d ms, %d MB, run %s%n",
                    wide ? events : stages * (EVENTS_OF_AN_ATTEMPT * attempts + 1),
                    shape,
                    millisSince(start),
                    Files.size(directory.resolve("journal.jsonl")) >> 20,
                    coordinator.status().text());
        }
    }

    private static void open(Path directory) throws IOException {
        long start = System.nanoTime();
        try (Coordinator coordinator = Coordinator.open(directory, LedgerSettings.defaults(), TimeSource.system())) {
            long millis = millisSince(start);
            long processorMillis = ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElse(Duration.ZERO)
                    .toMillis();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "opened it: %d ms, of the processor %d ms, %d MB kept, heap limit %d MB, run %s%n",
                    millis,
                    processorMillis,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20,
                    coordinator.status().text());
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
