package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.engine.DecisionBox.Wanted;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Decided;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.time.MovedTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DecisionBoxTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private RunDirectory run;
    private Coordinator books;
    private DecisionBox box;

    @Before
    public void runAtItsGate() {
        run = new RunDirectory(folder.getRoot().toPath().resolve("run"));
        RunPlan plan = new RunPlan("run", "g", "w", "00", List.of(StagePlan.gate("ship", List.of(), List.of(), 0)));
        books = Coordinator.start(run.path(), plan, LedgerSettings.defaults(), new MovedTime());
        box = new DecisionBox(run);
    }

    @After
    public void close() throws Exception {
        books.close();
    }

    @Test
    public void requestThatMakesNoSenseIsAnsweredAndSetAsideAndTheNextOneIsServed() throws Exception {
        List<String> senseless = List.of(
                "{\"stage\":\"ship\"}",
                "{\"outco",
                "null",
                "",
                "[]",
                "{\"outcome\":\"approve\",\"by\":\"ann\"}",
                "{\"outcome\":\"approve\",\"stage\":\"ship\"}",
                "{\"outcome\":\"postpone\",\"stage\":\"ship\",\"by\":\"ann\"}");
        Path decisions = Files.createDirectories(run.path().resolve("decisions"));
        for (int i = 0; i < senseless.size(); i++) {
            Files.writeString(decisions.resolve(i + ".json"), senseless.get(i));
        }
        Files.createDirectory(decisions.resolve("directory.json"));
        String sound = box.post(new Wanted(Wanted.Outcome.APPROVE, "ship", "ann", "tested"));

        box.serve(books);

        assertEquals(Optional.of(Decided.RECORDED), box.answer(sound));
        assertEquals(RunStatus.SUCCEEDED, books.status());
        for (int i = 0; i < senseless.size(); i++) {
            String name = Integer.toString(i);
            UsageException refused = assertThrows(senseless.get(i), UsageException.class, () -> box.answer(name));
            assertTrue(
                    refused.getMessage(), refused.getMessage().contains("use the version of intent that started it"));
            assertEquals(senseless.get(i), Files.readString(decisions.resolve(i + ".unread")));
            assertFalse(Files.exists(decisions.resolve(i + ".json")));
        }
        assertTrue(Files.isDirectory(decisions.resolve("directory.unread")));
    }
}
