package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The index card of a run in its build. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class IntentRunActionTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private FakeBuild build;

    @Before
    public void make() throws IOException {
        build = new FakeBuild(folder.getRoot(), (Run) null);
    }

    @Test
    public void callsOfABuildHaveKeysOfTheirOwn() {
        assertEquals("intent", attach().getUrlName());
        assertEquals("intent-2", attach().getUrlName());
    }

    @Test
    public void cardThatACrashLostIsThereAgainAndKeepsItsKey() {
        IntentRunAction again = IntentCards.of(build, "intent-2");
        assertEquals("intent-2", again.getUrlName());
        assertSame(again, IntentCards.of(build, "intent-2"));
        assertEquals("intent-3", attach().getUrlName());
    }

    @Test
    public void cardIsSavedWhenTheStatusChangesAndNotOtherwise() throws IOException {
        attach();
        for (int i = 0; i < 5; i++) {
            IntentCards.keep(build, "intent", view(RunStatus.RUNNING, 0));
        }
        IntentCards.keep(build, "intent", view(RunStatus.SUCCEEDED, 9));
        assertEquals(2, build.saves());
    }

    @Test
    public void runThatCannotBeGoneOnWithHasFailedAndWaitsForNobody() throws IOException {
        IntentRunAction action = attach();
        IntentCards.keep(build, "intent", view(RunStatus.NEEDS_HUMAN, 0));
        IntentCards.broken(build, "intent", "its books are damaged");
        assertEquals("failed", action.getStatus());
        assertEquals("its books are damaged", action.getReason());
        RunView shown = action.getSummary().over(view(RunStatus.NEEDS_HUMAN, 0));
        assertEquals(RunStatus.FAILED, shown.status());
        assertEquals("its books are damaged", shown.reason());
    }

    @Test
    public void booksLeadWhereTheyTellOfTheEnd() throws IOException {
        IntentRunAction action = attach();
        IntentCards.keep(build, "intent", view(RunStatus.RUNNING, 0));
        RunView ended = view(RunStatus.SUCCEEDED, 9);
        assertSame(ended, action.getSummary().over(ended));
    }

    @Test
    public void bundleOfAnotherBuildAmongTheArtifactsIsNotWrittenInto() {
        Set<String> copied = Set.of("intent", "intent-2");
        assertEquals("intent-3", IntentCards.attach(build, copied::contains).getUrlName());
    }

    @Test
    public void cardThatWasLostIsFoundAgainByTheJournal() throws Exception {
        StagePlan stage = StagePlan.block("a", List.of(), 1, 60_000);
        for (String key : List.of("intent", "intent-2")) {
            Path directory = RunFiles.of(build, key).directory();
            Coordinator.start(
                            directory,
                            new RunPlan("run-" + key, "goal of " + key, "w", "0", List.of(stage)),
                            LedgerSettings.defaults(),
                            TimeSource.system())
                    .close();
        }
        Files.createDirectories(RunFiles.all(build).resolve("no-run"));
        IntentCards.of(build, "intent");
        List<IntentRunAction> found = List.copyOf((Collection<IntentRunAction>) new LostCards().createFor(build));
        assertEquals(1, found.size());
        assertEquals("intent-2", found.get(0).getUrlName());
        assertEquals("goal of intent-2", found.get(0).getGoal());
    }

    private IntentRunAction attach() {
        return IntentCards.attach(build, key -> false);
    }

    private static RunView view(RunStatus status, long endedMs) {
        return Views.run(status, null, 1, endedMs, List.of());
    }
}
