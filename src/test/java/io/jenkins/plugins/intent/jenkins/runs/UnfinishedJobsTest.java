package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Durability;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which workspaces nobody else may have, as the files of a build tell it that has not come back yet. */
public class UnfinishedJobsTest {
    private static final LedgerSettings SETTINGS = new LedgerSettings(Durability.EVERY_COMPLETION, 3);
    private static final AgentPath OWN = new AgentPath("linux", "/w/job@intent");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private RunFiles files;
    private Optional<RunView> known = Optional.empty();

    @Before
    public void lay() throws IOException {
        files = new RunFiles(folder.getRoot().toPath().resolve("intent"));
        Files.createDirectories(files.directory());
    }

    private Set<AgentPath> found() {
        Set<AgentPath> found = new HashSet<>();
        UnfinishedJobs.addOf(files, known, found);
        return found;
    }

    private void job(boolean queued, boolean over) throws IOException {
        RunPlan plan = new RunPlan("run-1", "g", "w", "0", List.of(StagePlan.block("a", List.of(), 1, 60_000)));
        try (Coordinator books = Coordinator.start(files.directory(), plan, SETTINGS, TimeSource.system())) {
            Lease lease = books.claim("linux", "a").orElseThrow();
            new JobLocation(OWN, new AgentPath("linux", "/w/job@intent@tmp/x"), "/w/job@intent", queued)
                    .write(files, lease.jobId());
            if (over) {
                books.complete(lease.jobId(), lease.token(), JobOutcome.success(null));
            }
        }
    }

    @Test
    public void workspaceOfAJobThatRunsIsItsOwn() throws IOException {
        job(true, false);
        assertEquals(Set.of(OWN), found());
    }

    @Test
    public void workspaceOfAJobThatIsOverIsFree() throws IOException {
        job(true, true);
        assertEquals(Set.of(), found());
    }

    @Test
    public void workspaceThatTheStepHoldsIsForPipelineToKeep() throws IOException {
        job(false, false);
        assertEquals(Set.of(), found());
    }

    @Test
    public void booksThatCannotBeReadKeepNobodyWaiting() throws IOException {
        job(true, false);
        Files.writeString(files.journal(), "nothing\nof\nthat\n");
        assertEquals(Set.of(), found());
    }

    @Test
    public void runThatIsPublishedIsOverWhateverItsBooksSay() throws IOException {
        job(true, false);
        Files.createFile(files.published());
        assertEquals(Set.of(), found());
    }

    @Test
    public void runThatIsWorkedOnNeedNotBeReadAgain() throws IOException {
        job(true, false);
        known = Optional.of(RunReader.read(files.directory()));
        Files.writeString(files.journal(), "not read");
        assertEquals(Set.of(OWN), found());
    }

    @Test
    public void buildWithoutRunsHasNone() throws IOException {
        assertEquals(List.of(), RunFiles.each(folder.getRoot().toPath().resolve("none")));
        assertEquals(Set.of(), found());
    }

    @Test
    public void eachCallOfABuildHasFilesOfItsOwn() throws IOException {
        assertEquals(
                List.of(files.directory()),
                RunFiles.each(folder.getRoot().toPath()).stream()
                        .map(RunFiles::directory)
                        .toList());
        assertEquals("intent", files.key());
    }
}
