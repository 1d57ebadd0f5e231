package io.jenkins.plugins.intent.ledger;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** Words that another version wrote and this one does not know: they are shown as they stand. */
public class UnknownWordsTest {
    @Rule
    public final Books books = new Books();

    @Test
    public void aKindAndAVerdictThatNobodyKnowsAreShown() throws Exception {
        write(stage("ceremony", "advise"));
        StageView shown = RunReader.read(books.directory()).stages().get(0);
        assertEquals("ceremony", shown.kind().text());
        assertEquals("advise", shown.findings().get(0).decision().text());
        assertEquals(
                shown,
                Json.LINE
                        .readValue(Json.LINE.writeValueAsBytes(RunReader.read(books.directory())), RunView.class)
                        .stages()
                        .get(0));
    }

    @Test
    public void aRunWithAKindThatNobodyKnowsIsNotGoneOnWith() throws Exception {
        write(stage("ceremony", "block"));
        Path journal = books.directory().resolve(Journal.FILE);
        byte[] before = Files.readAllBytes(journal);
        LedgerException problem = assertThrows(
                LedgerException.NewerVersion.class,
                () -> Coordinator.open(books.directory(), books.settings, books.time));
        assertThat(problem.getMessage(), containsString("stage s is of the kind ceremony"));
        assertArrayEquals(before, Files.readAllBytes(journal));
    }

    @Test
    public void aVerdictThatNobodyKnowsKeepsNothingFromRunning() throws Exception {
        write(stage("exec_block", "advise"));
        try (Coordinator opened = Coordinator.open(books.directory(), books.settings, books.time)) {
            assertEquals(RunStatus.RUNNING, opened.status());
        }
    }

    private void write(StagePlan stage) throws IOException {
        RunPlan plan = Plans.of(stage);
        LedgerEvent first = new LedgerEvent.RunStarted(JournalFormat.VERSION, plan);
        Files.createDirectories(books.directory());
        Files.write(
                books.directory().resolve(Journal.FILE),
                Journal.encode(List.of(first, new LedgerEvent.JobQueued("s", "s-1", 1)), plan.runId(), 1, 1));
    }

    private static StagePlan stage(String kind, String decision) {
        FindingView finding =
                new FindingView(Word.read(Verdict.class, decision), "rule", "why", "/workflow/stages/0", "another way");
        return new StagePlan(
                "s",
                Word.read(WorkKind.class, kind),
                List.of(),
                1,
                1000,
                List.of(finding),
                false,
                List.of(),
                0,
                null,
                null);
    }
}
