package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.time.MovedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** The books of one run in a temporary directory, with a clock to move. */
final class Books extends ExternalResource {
    final MovedTime time = new MovedTime();
    final LedgerSettings settings = LedgerSettings.defaults();
    private final TemporaryFolder folder = new TemporaryFolder();
    private Path directory;
    private Coordinator coordinator;

    @Override
    protected void before() throws IOException {
        folder.create();
        directory = folder.getRoot().toPath().resolve("runs/r1");
    }

    @Override
    protected void after() {
        try {
            if (coordinator != null) {
                coordinator.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        folder.delete();
    }

    Coordinator start(RunPlan plan) {
        coordinator = Coordinator.start(directory, plan, settings, time);
        return coordinator;
    }

    Coordinator start(StagePlan... stages) {
        return start(Plans.of(stages));
    }

    /** What is left when the process dies, opened again. */
    Coordinator restart() throws IOException {
        coordinator.close();
        coordinator = Coordinator.open(directory, settings, time);
        return coordinator;
    }

    /** Claims a stage's job and reports its outcome. */
    void run(String stageId, JobOutcome outcome) {
        Lease lease = claim(stageId);
        assertEquals(Completion.ACCEPTED, coordinator.complete(lease.jobId(), lease.token(), outcome));
    }

    Lease claim(String stageId) {
        Optional<Lease> lease = coordinator.claim("agent-1", stageId);
        return lease.orElseThrow(() -> new AssertionError(stageId + " is not queued: " + states()));
    }

    /** {@code "a succeeded, b queued"}. */
    String states() {
        return coordinator.view().stages().stream()
                .map(stage -> stage.id() + " " + stage.status().text())
                .collect(Collectors.joining(", "));
    }

    StageView stage(String id) {
        return stage(coordinator.view(), id);
    }

    static StageView stage(RunView run, String id) {
        return run.stages().stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Path directory() {
        return directory;
    }

    Path journal() {
        return directory.resolve(Journal.FILE);
    }

    /** How many lines of the journal contain {@code text}. */
    long lines(String text) throws IOException {
        return Files.readAllLines(journal()).stream()
                .filter(line -> line.contains(text))
                .count();
    }
}
