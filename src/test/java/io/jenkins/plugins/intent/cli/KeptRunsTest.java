package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.ledger.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the subcommands say of a run that lies on the disk. */
public class KeptRunsTest {
    private static final String INTENT =
            "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"n\",\"stages\":["
                    + "{\"id\":\"build\",\"exec\":{\"commands\":[{\"program\":\"echo\",\"args\":[\"a\"]}]}}]}}";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path directory;
    private Path run;

    @Before
    public void aRun() throws IOException {
        directory = temporary.getRoot().toPath().toRealPath();
        Files.writeString(directory.resolve("intent.json"), INTENT);
        Call call = Call.of(directory, "run", "--json", "intent.json");
        assertEquals(call.err(), 0, call.code());
        run = Path.of(call.json().path("bundle").asText()).getParent();
    }

    /** As a process leaves it that is killed: its books end early, and there is no report. */
    private void cutShort() throws IOException {
        Path journal = run.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));
        Files.delete(run.resolve("bundle/report/index.html"));
    }

    @Test
    public void aRunThatNobodyWorksOnSaysHowToGoOn() throws IOException {
        cutShort();
        Call call = Call.of(directory, "status");
        assertEquals(call.err(), 0, call.code());
        assertTrue(call.out(), call.out().contains("nobody works on it; intent resume " + run.getFileName()));
        assertFalse(call.out(), call.out().contains("report:"));
    }

    @Test
    public void aRunThatAProcessWorksOnIsLeftToIt() throws IOException {
        cutShort();
        try (RunLock held = RunLock.acquire(run)) {
            Call call = Call.of(directory, "status");
            assertTrue(call.out(), call.out().contains("is not finished"));
            assertFalse(call.out(), call.out().contains("nobody works on it"));
        }
    }

    @Test
    public void aStageThatDoesNotWaitForAPersonSaysHowItStands() throws IOException {
        Files.writeString(
                directory.resolve("gate.json"),
                INTENT.replace(
                        "[{\"id\":\"build\"",
                        "[{\"id\":\"ask\",\"kind\":\"gate\"},{\"needs\":[\"ask\"],\"id\":\"build\""));
        String id = Call.of(directory, "run", "--json", "gate.json")
                .json()
                .path("run_id")
                .asText();
        assertEquals(
                "intent: stage build of run " + id + " does not wait for a person: waits for others; waiting: ask\n",
                Call.of(directory, "approve", id, "build", "--reason", "r").err());
    }

    @Test
    public void aDecisionIsSaidToBeRecordedAlsoWhenTheBundleCannotBeWritten() throws IOException {
        Files.writeString(
                directory.resolve("gate.json"),
                INTENT.replace(
                        "[{\"id\":\"build\"",
                        "[{\"id\":\"ask\",\"kind\":\"gate\"}," + "{\"needs\":[\"ask\"],\"id\":\"build\""));
        Call waits = Call.of(directory, "run", "--json", "gate.json");
        Path report = Path.of(waits.json().path("bundle").asText()).resolve("report");
        FileTrees.deleteRecursively(report);
        Files.createFile(report);
        String id = waits.json().path("run_id").asText();
        Call approved = Call.of(directory, "approve", id, "ask", "--reason", "r");
        assertEquals(4, approved.code());
        assertTrue(approved.err(), approved.err().startsWith("intent: recorded, but the bundle could not be brought"));
        Files.delete(report);
        assertEquals(0, Call.of(directory, "resume", id).code());
    }

    @Test
    public void lastWordsKeepTheirTabsAndLoseTheirColours() throws IOException {
        Files.writeString(
                directory.resolve("fails.json"),
                INTENT.replace(
                        "\"commands\":[{\"program\":\"echo\",\"args\":[\"a\"]}]",
                        "\"allow_shell\":true,"
                                + "\"commands\":[{\"program\":\"sh\",\"args\":[\"-c\",\"printf '\\\\tat \\\\033[31mred\\\\033[m\\\\n'; exit 1\"]}]"));
        Call call = Call.of(directory, "run", "fails.json");
        assertTrue(call.out(), call.out().contains("\n  | \tat red\n"));
    }

    @Test
    public void aFinishedRunNamesItsReport() {
        assertTrue(Call.of(directory, "status").out().contains("report: .intent/runs/"));
    }

    @Test
    public void pathsAreWrittenPlainlyAndEachDocumentNamesItsVersion() throws IOException {
        JsonNode logs = Call.of(directory, "logs", "--json").json();
        String file = logs.at("/commands/0/files/0").asText();
        assertEquals(run.resolve("bundle").toString(), file.substring(0, file.indexOf("/stages/")));
        JsonNode gc = Call.of(directory, "gc", "--keep-last", "1", "--json").json();
        assertEquals(1, gc.path("schema_version").asInt());
        assertTrue(gc.path("removed").isArray());
    }

    @Test
    public void aBundleThatMayNotBeReadIsNotCalledNone() throws IOException {
        Path bundle = run.resolve("bundle");
        Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse("permissions hold for this user", Files.isReadable(bundle));
            for (String[] call : List.of(new String[] {"verify", bundle.toString()}, new String[] {"rerun"})) {
                Call refused = Call.of(directory, call);
                assertEquals(4, refused.code());
                assertTrue(refused.err(), refused.err().contains("permission denied"));
            }
        } finally {
            Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
