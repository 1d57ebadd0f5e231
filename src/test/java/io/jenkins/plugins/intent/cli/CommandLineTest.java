package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;

/** Subcommands that start nothing, help, completion, and how values are written. */
public class CommandLineTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final String DIAMOND = "docs/examples/diamond/intent.json";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void everySubcommandHasHelpWithAnExample() {
        Map<String, CommandLine> all = Commands.all(host()).getSubcommands();
        assertTrue(all.size() > 10);
        for (String name : all.keySet()) {
            Call help = Call.of(HERE, name, "--help");
            assertEquals(name, 0, help.code());
            assertTrue(
                    help.out(),
                    name.equals("help")
                            || help.out().contains("  intent " + name)
                            || help.out().contains("(intent " + name));
            assertTrue(help.out(), help.out().lines().allMatch(line -> line.length() <= 80));
        }
        assertTrue(Call.of(HERE, "--help").out().contains("130  cancelled"));
    }

    @Test
    public void theTroubleshootingPageHasEveryExitCode() throws Exception {
        String page = Files.readString(Path.of("docs/troubleshooting.md"));
        for (Field code : ExitCode.class.getDeclaredFields()) {
            assertTrue(code.getName(), page.contains("\n| " + code.getInt(null) + " | "));
        }
    }

    private static Host host() {
        return new Host(HERE, Map.of(), System.out, System.err, false);
    }

    @Test
    public void theCompletionScriptIsAcceptedByBashAndKnowsTheOptions() throws Exception {
        Call call = Call.of(HERE, "completion");
        assertTrue(call.out().contains("--supervised"));
        Path script = Files.writeString(temporary.newFile().toPath(), call.out());
        Process bash =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertTrue(bash.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, bash.exitValue());
    }

    @Test
    public void schemaPrintsAJsonSchema() throws IOException {
        JsonNode schema = Json.LINE.readTree(Call.of(HERE, "schema").out());
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asText());
    }

    @Test
    public void explainTellsOrderWavesAndPolicyAndStartsNothing() throws IOException {
        Call call = Call.of(HERE, "explain", "--json", DIAMOND);
        assertEquals(call.err(), 0, call.code());
        JsonNode explained = call.json();
        assertEquals(
                "[[\"look\"],[\"ascending\",\"descending\"],[\"compare\"]]",
                explained.path("waves").toString());
        assertEquals("look", explained.at("/order/0").asText());
        assertTrue(explained.has("policy"));
        assertEquals("sort -r", explained.at("/commands/descending/0").asText().substring(0, 7));
        assertFalse(Files.exists(HERE.resolve("docs/examples/diamond/ascending.txt")));
        Call text = Call.of(HERE, "explain", "docs/examples/shell/intent.json");
        assertEquals(3, text.code());
        assertTrue(text.out(), text.out().contains("docs/examples/shell/intent.json:11:"));
    }

    @Test
    public void whatIsSaidOfEachStageOfAMatrixIsOneLine() throws IOException {
        Path intent = temporary.getRoot().toPath().resolve("matrix.json");
        Files.writeString(
                intent,
                "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"w\",\"stages\":[{\"id\":\"t\",\"workspace\":"
                        + "\"isolated\",\"matrix\":{\"n\":[1,2,3,4]},\"exec\":{\"commands\":[{\"program\":\"rm\",\"args\":"
                        + "[\"x${matrix.n}\"]}]}}]}}");
        Call text = Call.of(HERE, "validate", intent.toString());
        assertEquals(0, text.code());
        assertEquals(text.out(), 2, text.out().lines().count());
        assertTrue(text.out(), text.out().contains("changes or removes files: x1. [destructive, built-in] and 3 more"));
        Call json = Call.of(HERE, "validate", "--json", intent.toString());
        assertEquals(4, json.json().at("/files/0/findings").size());
    }

    @Test
    public void validateJudgesEveryFileAndSaysTheWorst() throws IOException {
        Path bad = Files.writeString(temporary.newFile("bad.json").toPath(), "{");
        String blocked = "docs/examples/shell/intent.json";
        assertEquals(0, Call.of(HERE, "validate", DIAMOND).code());
        assertEquals(3, Call.of(HERE, "validate", DIAMOND, blocked).code());
        Call all = Call.of(HERE, "validate", "--json", blocked, bad.toString(), DIAMOND);
        assertEquals(2, all.code());
        JsonNode files = all.json().path("files");
        assertEquals(
                List.of(true, false, true),
                List.of(
                        files.at("/0/valid").asBoolean(),
                        files.at("/1/valid").asBoolean(),
                        files.at("/2/valid").asBoolean()));
        assertEquals("block", files.at("/0/findings/0/decision").asText());
        assertEquals(1, files.at("/1/problems/0/line").asInt());
    }

    @Test
    public void policyTestScoresTablesAndNamesMismatches() throws IOException {
        Path table = Files.writeString(temporary.newFile("t.jsonl").toPath(), """
                {"id":"a","program":"make","args":["test"],"expect":"allow"}
                {"id":"b","program":"sh","args":["-c","true"],"expect":"block"}
                {"id":"c","program":"sh","args":["-c","true"],"expect":"allow"}
                """);
        Call call = Call.of(HERE, "policy", "test", "--json", table.toString());
        assertEquals(call.err(), 1, call.code());
        JsonNode file = call.json().at("/files/0");
        assertEquals(table.toString(), file.path("file").asText());
        assertEquals(3, file.path("rows").asInt());
        assertEquals(
                "{\"expected\":1,\"blocked\":1,\"flagged\":1}",
                file.path("block").toString());
        assertEquals(
                "[{\"id\":\"c\",\"expect\":\"allow\",\"got\":\"block\",\"rule\":\"shell\"}]",
                file.path("mismatches").toString());
    }

    @Test
    public void suggestedPolicyLetsItsIntentsPassAndNothingElse() throws IOException {
        Call suggested = Call.of(HERE, "policy", "suggest", DIAMOND);
        assertEquals(suggested.err(), 0, suggested.code());
        Path policy = Files.writeString(temporary.newFile("p.json").toPath(), suggested.out());
        assertEquals(
                0,
                Call.of(HERE, "validate", "--policy", policy.toString(), DIAMOND)
                        .code());
        String other = "docs/examples/gate/intent.json";
        assertEquals(
                3,
                Call.of(HERE, "validate", "--policy", policy.toString(), other).code());
    }

    @Test
    public void gcDeletesOldRunsButNoneThatWaits() throws IOException {
        String state = temporary.newFolder().toString();
        String gate = "docs/examples/gate/intent.json";
        assertEquals(2, Call.of(HERE, "gc", "--state-dir", state).code());
        assertEquals(3, Call.of(HERE, "run", "--state-dir", state, gate).code());
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    0,
                    Call.of(HERE, "run", "--state-dir", state, "docs/examples/elsewhere/intent.json")
                            .code());
        }
        Call dry = Call.of(HERE, "gc", "--state-dir", state, "--keep-last", "1", "--dry-run", "--json");
        assertEquals(1, dry.json().path("removed").size());
        assertEquals(3, runs(state));
        assertEquals(
                0, Call.of(HERE, "gc", "--state-dir", state, "--keep-last", "1").code());
        assertEquals(2, runs(state));
        JsonNode first = Call.of(HERE, "status", "--all", "--json", "--state-dir", state)
                .json()
                .at("/runs/0");
        assertEquals("needs_human", first.path("status").asText());
    }

    private static int runs(String state) throws IOException {
        return Call.of(HERE, "status", "--all", "--json", "--state-dir", state)
                .json()
                .path("runs")
                .size();
    }

    @Test
    public void verifyRefusesWhatIsNoBundle() throws IOException {
        Call call = Call.of(HERE, "verify", "--json", temporary.getRoot().toString());
        assertEquals(1, call.code());
        assertFalse(call.json().path("sound").asBoolean());
    }

    @Test
    public void sizesAndTimesAreReadAsPeopleWriteThem() throws Exception {
        Size.Converter size = new Size.Converter();
        assertEquals(300, size.convert("300").bytes());
        assertEquals(64 << 10, size.convert("64k").bytes());
        assertEquals(10L << 20, size.convert("10MiB").bytes());
        assertEquals(2L << 30, size.convert("2GB").bytes());
        assertEquals("1.5 KiB", Size.shown(1536));
        Age age = new Age();
        assertEquals(Duration.ofMinutes(30), age.convert("30m"));
        assertEquals(Duration.ofDays(14), age.convert("2w"));
    }

    @Test
    public void coloursAreForTerminalsWhoseOwnersWantThem() {
        OutputOptions options = new OutputOptions();
        assertTrue(options.style(terminal(Map.of())).colors());
        assertTrue(options.style(terminal(Map.of("NO_COLOR", ""))).colors());
        assertFalse(options.style(terminal(Map.of("NO_COLOR", "1"))).colors());
        assertFalse(options.style(host()).colors());
    }

    private static Host terminal(Map<String, String> environment) {
        return new Host(HERE, environment, System.out, System.err, true);
    }

    @Test
    public void explainShowsEachCommandAsItWillRun() throws IOException {
        Path file = Files.writeString(temporary.newFile("intent.json").toPath(), """
                { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [ { "id": "a", "exec": {
                  "secret_env": ["PATH"], "commands": [
                  { "program": "echo", "args": ["a b", "${WHO:-you}", "${INTENT_PROJECT}/x"], "cwd": "sub" },
                  { "program": "date", "capture": "NOW" },
                  { "pipe": [ { "program": "printf", "args": ["${NOW}"] }, { "program": "tr", "args": ["a", "${PATH}"] } ] }
                ] } } ] } }
                """);
        Path here = temporary.getRoot().toPath().toRealPath();
        Call call = Call.of(here, "explain", "--json", file.toString());
        assertEquals(call.err(), 0, call.code());
        assertEquals(
                List.of("echo 'a b' you " + here + "/x  (in sub)", "date", "printf '${NOW}' | tr a ****"),
                Json.LINE.convertValue(call.json().at("/commands/a"), List.class));
        assertTrue(Call.of(here, "explain", file.toString()).out().contains("\n      echo 'a b' you "));
    }

    @Test
    public void explainShowsWhatRunsOnlySometimesAndWhatMayFail() throws IOException {
        Path file = Files.writeString(temporary.newFile("some.json").toPath(), """
                { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [
                  { "id": "a", "allow_failure": true, "when": { "variable": "T", "equals": "x", "default": "x" },
                    "exec": { "commands": [
                    { "program": "make", "allow_failure": true, "when": { "not": { "file_exists": "f" } } } ] } },
                  { "id": "b", "needs": ["a"], "run_when": "failure", "exec": { "commands": [ { "program": "mail" } ] } }
                ] } }
                """);
        String text = Call.of(HERE, "explain", file.toString()).out();
        assertTrue(text, text.contains("   a (1 command)  when T is `x` (met)  may fail\n"));
        assertTrue(text, text.contains("      make  when not (`f` exists)  may fail\n"));
        assertTrue(text, text.contains("   b (1 command, after a, after a failure only)\n"));
    }

    /** What only a run will tell stays open, as far as it may go; the rest is as written. */
    @Test
    public void suggestedPolicyLetsCapturedValuesAndFilesPass() throws IOException {
        Path directory = temporary.newFolder().toPath().toRealPath();
        Files.writeString(directory.resolve("a.json"), "1");
        Files.writeString(directory.resolve("b.json"), "2");
        Files.writeString(directory.resolve("intent"), """
                { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [ { "id": "a", "exec": { "commands": [
                  { "program": "printf", "args": ["d/1.4 b"], "capture": "V" },
                  { "program": "echo", "args": ["v=${V}", "${V}", "${INTENT_RUN_ID}", "${INTENT_PROJECT}/x"] },
                  { "pipe": [ { "program": "cat", "args": [{ "glob": "*.json" }] }, { "program": "wc", "args": ["-c"] } ] }
                ] } } ] } }
                """);
        Call suggested = Call.of(directory, "policy", "suggest", "intent");
        assertEquals(suggested.err(), 0, suggested.code());
        JsonNode rules = Json.LINE.readTree(suggested.out()).path("rules");
        assertEquals("[\"v=**\",\"***\",\"***\",\"**/x\"]", rules.at("/1/args").toString());
        assertEquals("[\"**\"]", rules.at("/2/args").toString());
        Files.writeString(directory.resolve("policy"), suggested.out());
        Call run = Call.of(directory, "run", "--policy", "policy", "intent");
        assertEquals(run.out() + run.err(), 0, run.code());
        Files.writeString(
                directory.resolve("intent"),
                Files.readString(directory.resolve("intent")).replace("v=$", "w=$"));
        assertEquals(
                3, Call.of(directory, "run", "--policy", "policy", "intent").code());
    }
}
