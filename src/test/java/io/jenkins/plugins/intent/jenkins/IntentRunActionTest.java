package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import hudson.model.Run;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.Views;
import java.io.IOException;
import java.util.List;
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
        assertEquals("intent", IntentRunAction.attach(build).getUrlName());
        assertEquals("intent-2", IntentRunAction.attach(build).getUrlName());
    }

    @Test
    public void cardThatACrashLostIsThereAgainAndKeepsItsKey() {
        IntentRunAction again = IntentRunAction.of(build, "intent-2");
        assertEquals("intent-2", again.getUrlName());
        assertSame(again, IntentRunAction.of(build, "intent-2"));
        assertEquals("intent-3", IntentRunAction.attach(build).getUrlName());
    }

    @Test
    public void cardIsSavedWhenTheStatusChangesAndNotOtherwise() throws IOException {
        IntentRunAction.attach(build);
        for (int i = 0; i < 5; i++) {
            IntentRunAction.keep(build, "intent", view(RunStatus.RUNNING, 0));
        }
        IntentRunAction.keep(build, "intent", view(RunStatus.SUCCEEDED, 9));
        assertEquals(2, build.saves());
    }

    @Test
    public void runThatCannotBeGoneOnWithHasFailedAndWaitsForNobody() throws IOException {
        IntentRunAction action = IntentRunAction.attach(build);
        IntentRunAction.keep(build, "intent", view(RunStatus.NEEDS_HUMAN, 0));
        IntentRunAction.broken(build, "intent", "its books are damaged");
        assertEquals("failed", action.getStatus());
        assertEquals("its books are damaged", action.getReason());
        RunView shown = action.getSummary().over(view(RunStatus.NEEDS_HUMAN, 0));
        assertEquals(RunStatus.FAILED, shown.status());
        assertEquals("its books are damaged", shown.reason());
    }

    @Test
    public void booksLeadWhereTheyTellOfTheEnd() throws IOException {
        IntentRunAction action = IntentRunAction.attach(build);
        IntentRunAction.keep(build, "intent", view(RunStatus.RUNNING, 0));
        RunView ended = view(RunStatus.SUCCEEDED, 9);
        assertSame(ended, action.getSummary().over(ended));
    }

    private static RunView view(RunStatus status, long endedMs) {
        return Views.run(status, null, 1, endedMs, List.of());
    }
}
