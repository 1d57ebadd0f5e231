package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Verdict;
import io.jenkins.plugins.intent.model.IntentReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** The console speaks of lines of the file, once, and of nothing that is for authors only. */
public class RemarkLinesTest {
    private static final String POINTER = "/workflow/stages/0/exec/commands/0";

    private RemarkLines remarks;

    @Before
    public void read() throws InvalidDocumentException {
        String document = """
                { "schema_version": 1, "goal": "g", "workflow": { "name": "w", "stages": [
                  { "id": "build", "exec": { "commands": [
                    { "program": "make" } ] } } ] } }
                """;
        remarks = new RemarkLines(IntentReader.read("ci/intent.json", document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    public void aBlockNamesTheLineAndWhatToWriteInstead() {
        FindingView block = new FindingView(Word.of(Verdict.BLOCK), "shell", "runs a shell", POINTER, "write `make`");
        assertEquals(
                List.of("ci/intent.json:3: blocked by the policy: runs a shell (write `make`)  [shell]"),
                remarks.blocks(List.of(block)));
    }

    @Test
    public void whatIsSaidOfEveryStageOfAMatrixIsSaidOnce() {
        FindingView warning = new FindingView(Verdict.WARN, "network", "reaches out", POINTER);
        assertEquals(List.of("ci/intent.json:3: warning: reaches out  [network]"), remarks.warnings(List.of(warning)));
        assertEquals(List.of(), remarks.warnings(List.of(warning)));
    }

    @Test
    public void everydayRemarksAreForWhoeverWritesTheIntent() {
        assertEquals(
                List.of(),
                remarks.warnings(List.of(
                        new FindingView(Verdict.WARN, "destructive", "removes files", POINTER),
                        new FindingView(Verdict.WARN, FindingView.SHARED_DIRECTORY, "can run at once", POINTER))));
    }
}
