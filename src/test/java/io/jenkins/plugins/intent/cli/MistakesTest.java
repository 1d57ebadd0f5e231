package io.jenkins.plugins.intent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A user's mistake is answered with one clear message and its exit code, and nothing has run. */
public class MistakesTest {
    private static final String INTENT = """
            { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [
              { "id": "a", "exec": { "commands": [ { "program": "touch", "args": ["ran${NAME:-}"] } ] } } ] } }
            """;

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path directory;

    @Before
    public void write() throws IOException {
        directory = temporary.getRoot().toPath().toRealPath();
        Files.writeString(directory.resolve("ok.json"), INTENT);
    }

    private String refusal(int code, String... args) throws IOException {
        Call call = Call.of(directory, Map.of("PATH", System.getenv("PATH")), args);
        assertEquals(call.err() + call.out(), code, call.code());
        assertFalse(call.err(), call.err().contains("\tat "));
        assertEquals("", call.out());
        assertFalse(Files.exists(directory.resolve("ran")));
        return call.err().strip();
    }

    @Test
    public void whatIsWrongWithAnIntentIsSaidAtOnce() throws IOException {
        Files.writeString(
                directory.resolve("bad.json"),
                INTENT.replace("\"goal\"", "\"gaol\"").replace("\"exec\"", "\"needs\": [\"b\"], \"exec\""));
        assertEquals("""
                bad.json:1:1: missing field `goal`
                bad.json:1:24: /gaol: unknown field `gaol` (did you mean `goal`?)
                bad.json:2:26: /workflow/stages/0/needs/0: no stage has the id `b`""".lines().toList(), refusal(2, "run", "bad.json").lines().toList());
    }

    @Test
    public void anArgumentThatBeginsWithAnAtSignIsItself() throws IOException {
        Files.writeString(directory.resolve("ada"), "ok.json");
        assertEquals(
                "@ada: no such file or directory (looked for " + directory.resolve("@ada") + ")",
                refusal(2, "run", "@ada"));
    }

    @Test
    public void aDirectoryWhoseNameIsNotUtf8IsNotCalledEmpty() throws Exception {
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "d=$(printf 'n\\377'); mkdir \"$d\" && cd \"$d\" && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "status")
                .directory(directory.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        assertEquals(2, builder.start().waitFor());
        assertEquals(
                "intent: the current directory cannot be named here: its name is not UTF-8; rename it, or change to another"
                        + " one\n",
                Files.readString(err));
    }

    @Test
    public void aVariableThatIsNotSetStopsARunBeforeItStarts() throws IOException {
        Files.writeString(directory.resolve("unset.json"), INTENT.replace("${NAME:-}", "${NAME}"));
        assertEquals(
                "unset.json:2:71: /workflow/stages/0/exec/commands/0/args/0: the environment variable `NAME` is not set"
                        + " (set it, or write `${NAME:-default}`)",
                refusal(2, "run", "unset.json"));
    }

    @Test
    public void mistakesOfTheDocumentItsSurroundingsAndThePolicyAreSaidTogether() throws IOException {
        Files.writeString(directory.resolve("bad.json"), """
                { "schema_version": 1, "gaol": "g", "project_path": "nowhere", "workflow": { "name": "n", "stages": [
                  { "id": "a", "exec": { "secret_env": ["TOKEN"], "commands": [
                    { "program": "touch", "args": ["${NAME}"], "cwd": "${UP}" } ] } } ] } }
                """);
        Files.writeString(directory.resolve("policy.json"), "{ \"schema_version\": 1, \"mod\": \"guardrail\" }");
        String at = "/workflow/stages/0/exec/";
        List<String> expected = List.of(
                directory + "/policy.json:1:24: /mod: unknown field `mod` (did you mean `mode`?)",
                "bad.json:1:1: missing field `goal`",
                "bad.json:1:24: /gaol: unknown field `gaol` (did you mean `goal`?)",
                "bad.json:1:53: /project_path: there is no directory " + directory.resolve("nowhere")
                        + " (a relative path starts at " + directory + ")",
                "bad.json:2:41: " + at + "secret_env/0: the secret `TOKEN` is not set"
                        + " (set it in the environment, or take it off the list)",
                "bad.json:3:36: " + at + "commands/0/args/0: the environment variable `NAME` is not set"
                        + " (set it, or write `${NAME:-default}`)",
                "bad.json:3:55: " + at + "commands/0/cwd: `../up` leads out of the project"
                        + " (write it relative to the project directory)");
        for (List<String> how : List.of(List.of("run"), List.of("explain"), List.of("validate"))) {
            Call call = Call.of(
                    directory,
                    Map.of("PATH", System.getenv("PATH"), "UP", "../up"),
                    Stream.concat(how.stream(), Stream.of("--policy", "policy.json", "bad.json"))
                            .toArray(String[]::new));
            assertEquals(2, call.code());
            assertEquals(expected, (call.err() + call.out()).lines().toList());
        }
    }

    @Test
    public void validateJudgesTheStagesThatNothingElseIsWrongWith() throws IOException {
        Files.writeString(directory.resolve("bad.json"), """
                { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [
                  { "id": "a", "needs": ["x"], "exec": { "commands": [ { "program": "sh", "args": ["-c", "a"] } ] } },
                  { "id": "b", "exec": { "commands": [ { "program": "rm", "args": ["-rf", "${UP}"] } ] } } ] } }
                """);
        Call call = Call.of(directory, Map.of("UP", ".."), "validate", "bad.json");
        assertEquals(2, call.code());
        List<String> lines = call.out().lines().toList();
        assertEquals(2, lines.size());
        assertEquals("bad.json:2:26: /workflow/stages/0/needs/0: no stage has the id `x`", lines.get(0));
        assertTrue(
                lines.get(1),
                lines.get(1).startsWith("bad.json:3:") && lines.get(1).contains("[path-parent, "));
    }

    @Test
    public void filesThatCannotBeReadAreNamedAsGiven() throws IOException {
        assertEquals(
                "missing.json: no such file or directory (looked for " + directory.resolve("missing.json") + ")",
                refusal(2, "run", "missing.json"));
        Files.createDirectory(directory.resolve("sub"));
        assertEquals("sub: this is a directory, expected a file", refusal(2, "run", "sub"));
        refusal(2, "run", "--policy", "missing-policy.json", "ok.json");
    }

    @Test
    public void wrongCommandLinesGetACloseNameAndTheWayToHelp() throws IOException {
        assertEquals(
                "intent: there is no subcommand 'explian'; did you mean explain?\nTry: intent --help",
                refusal(2, "explian"));
        assertTrue(refusal(2, "run", "ok.json", "more").startsWith("intent: 'more' is one argument too many\n"));
        assertTrue(refusal(2, "run", "-p", "X", "ok.json")
                .startsWith("intent: --parameter wants NAME=VALUE, found 'X'\n"));
        assertTrue(refusal(2, "run", "--bogus", "ok.json").startsWith("intent: there is no option '--bogus'\n"));
        assertTrue(refusal(2, "run", "").contains("a path cannot be empty"));
        assertTrue(refusal(2, "run", "--agents=many", "ok.json").contains("'many' is not a whole number"));
        assertTrue(refusal(2, "run", "--agnets=2", "ok.json").contains("did you mean --agents?"));
        assertEquals("intent: there is no subcommand 'frobnicate'\nTry: intent --help", refusal(2, "frobnicate"));
        assertTrue(refusal(2, "run", "--agents=0", "ok.json").contains("expected a number from 1 to 1000"));
        assertTrue(refusal(2, "run", "--max-output=much", "ok.json").contains("write it like 300, 64K, 10M or 2G"));
        assertTrue(refusal(2, "run").endsWith("Try: intent run --help"));
    }

    @Test
    public void withoutASubcommandTheyAreListed() throws IOException {
        String usage = refusal(2);
        assertTrue(usage, usage.contains("validate") && usage.contains("logs"));
    }

    @Test
    public void runAloneTakesIntentJsonWhenItIsThere() throws IOException {
        assertTrue(refusal(2, "run").startsWith("intent: there is no intent.json in " + directory));
        Files.writeString(directory.resolve("intent.json"), INTENT);
        assertEquals(0, Call.of(directory, "run").code());
        assertTrue(Files.exists(directory.resolve("ran")));
    }

    @Test
    public void namesOfOtherToolsLeadToTheFieldThatIsMeant() throws IOException {
        Files.writeString(directory.resolve("bad.json"), """
                { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [
                  { "id": "a", "depends_on": ["b"], "timeout": 5, "run": "make" },
                  { "id": "b", "exec": { "environment": {}, "steps": [], "commands": [ { "cmd": "ls" } ] } } ] } }
                """);
        String said = refusal(2, "run", "bad.json");
        assertTrue(said, said.contains("unknown field `depends_on` (the field is called `needs` here)"));
        assertTrue(said, said.contains("unknown field `timeout` (the field is called `timeout_sec` here)"));
        assertTrue(said, said.contains("unknown field `run` (the field is called `exec` here)"));
        assertTrue(said, said.contains("unknown field `environment` (the field is called `env` here)"));
        assertTrue(said, said.contains("unknown field `steps` (the field is called `commands` here)"));
        assertTrue(said, said.contains("unknown field `cmd` (the field is called `program` here)"));
    }

    @Test
    public void aFieldInAnotherPlaceIsToldWhereItBelongs() throws IOException {
        Files.writeString(directory.resolve("bad.json"), """
                { "schema_version": 1, "goal": "g", "workflow": { "name": "n", "stages": [
                  { "id": "a", "halt_on_error": false, "environment": {}, "exec": { "commands": [
                    { "program": "ls", "secret_env": ["TOKEN"] } ] } } ] } }
                """);
        String said = refusal(2, "run", "bad.json");
        assertTrue(said, said.contains("unknown field `halt_on_error` (`halt_on_error` is a field of `exec`)"));
        assertTrue(said, said.contains("unknown field `secret_env` (`secret_env` is a field of `exec`)"));
        assertTrue(
                said,
                said.contains(
                        "unknown field `environment` (`env` is a field of `command`, `exec`, `part`, `service`)"));
    }

    @Test
    public void aCommandLineInPlaceOfAProgramIsTakenApart() throws IOException {
        Files.writeString(directory.resolve("line.json"), INTENT.replace("\"touch\"", "\"ls -la\""));
        String said = Call.of(directory, "validate", "line.json").out();
        assertTrue(said, said.contains("`ls -la` is taken as the name of one program"));
        assertTrue(said, said.contains("(write program `ls` and args [\"-la\"])"));
    }

    @Test
    public void adviceWorksAsTyped() throws IOException {
        Files.writeString(
                directory.resolve("gate.json"),
                "{\"schema_version\": 1, \"goal\": \"g\", \"workflow\": {\"name\": \"n\", \"stages\": ["
                        + "{\"id\": \"ask\", \"kind\": \"gate\"}]}}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        Host host = new Host(directory, Map.of(), print, print, false, "../bin/intent");
        assertEquals(3, Main.run(host, "run", "--state-dir", "the runs", "gate.json"));
        String said = out.toString(UTF_8);
        assertTrue(said, said.contains("  ../bin/intent approve --state-dir 'the runs' 2"));
        assertTrue(said, said.contains("  ../bin/intent resume --state-dir 'the runs' 2"));
    }

    @Test
    public void whatIsEverydayIsSaidWhenAnIntentIsWrittenNotWhenItRuns() throws IOException {
        String stage = "{ \"id\": \"ID\", \"exec\": { \"commands\": ["
                + " { \"program\": \"cp\", \"args\": [\"ok.json\", \"ID.json\"] } ] } }";
        String stages = List.of("a", "b", "c").stream()
                .map(id -> stage.replace("ID", id))
                .collect(Collectors.joining(", "));
        Files.writeString(
                directory.resolve("cp.json"),
                "{\"schema_version\": 1, \"goal\": \"g\", \"workflow\": {\"name\": \"n\", \"stages\": [" + stages
                        + "]}}");
        String validated = Call.of(directory, "validate", "cp.json").out();
        assertEquals(validated, 2, validated.split("can run at once", -1).length);
        assertTrue(validated, validated.contains("[destructive, "));
        Call run = Call.of(directory, "run", "cp.json");
        assertEquals(0, run.code());
        assertFalse(run.out(), run.out().contains("warn"));
    }

    @Test
    public void noRunAndUnknownRunsAreExplained() throws IOException {
        assertTrue(refusal(2, "status").contains("start one with `intent run FILE`"));
        assertEquals(0, Call.of(directory, "run", "ok.json").code());
        Files.delete(directory.resolve("ran"));
        assertTrue(refusal(2, "status", "1999").startsWith("intent: no run 1999 in "));
        String id = Call.of(directory, "status", "--json").json().path("run_id").asText();
        assertTrue(refusal(2, "approve", id, "a", "--reason", "why not").contains("ended already"));
        assertTrue(refusal(2, "approve", id, "a", "--reason", " ").contains("--reason is empty"));
    }

    @Test
    public void aDamagedJournalIsRefusedAndLeftAsItIs() throws IOException {
        assertEquals(0, Call.of(directory, "run", "ok.json").code());
        Files.delete(directory.resolve("ran"));
        String id = Call.of(directory, "status", "--json").json().path("run_id").asText();
        Path journal = directory.resolve(".intent/runs/" + id + "/journal.jsonl");
        String damaged = Files.readString(journal).replace("job_claimed", "job_claimeD");
        Files.writeString(journal, damaged);
        assertTrue(refusal(4, "resume", id).contains("journal.jsonl"));
        Call status = Call.of(directory, "status", id);
        assertEquals(4, status.code());
        assertTrue(status.err(), status.err().contains("journal.jsonl"));
        assertTrue(status.out(), status.out().contains("a queued"));
        assertFalse("resume would be refused", status.out().contains("intent resume"));
        assertEquals(damaged, Files.readString(journal));
    }

    @Test
    public void withJsonTheMistakeIsTheOneDocument() throws IOException {
        Call call = Call.of(directory, "run", "--json", "missing.json");
        assertEquals(2, call.code());
        JsonNode failure = call.json();
        assertEquals(2, failure.path("exit_code").asInt());
        assertEquals(
                "no such file or directory", failure.at("/problems/0/message").asText());

        Call wrong = Call.of(directory, "run", "--json", "--bogus", "ok.json");
        assertEquals(2, wrong.code());
        assertEquals(2, wrong.json().path("exit_code").asInt());
        assertTrue(wrong.json().path("error").asText().startsWith("intent: there is no option '--bogus'"));
    }

    @Test
    public void placesThatAreNoneAreRefusedWithAWayOn() throws IOException {
        assertTrue(refusal(2, "run", "--state-dir", "ok.json", "ok.json")
                .endsWith("name a directory for runs with --state-dir"));
        String impossible = refusal(4, "run", "--state-dir", "ok.json/x", "ok.json");
        assertTrue(impossible, impossible.endsWith("name another directory with --state-dir"));
        assertTrue(refusal(2, "verify", "nowhere")
                .contains("; name a bundle, which is the directory that holds run.json"));
    }

    @Test
    public void ourOwnFaultsAreOneLineAndTheTraceIsInAFile() throws IOException {
        String line = FaultLog.keep(new IllegalStateException("impossible"));
        assertEquals(1, line.lines().count());
        Path log = Path.of(line.substring(line.lastIndexOf(' ') + 1));
        assertTrue(Files.readString(log).contains("MistakesTest"));
        Files.delete(log);
    }
}
