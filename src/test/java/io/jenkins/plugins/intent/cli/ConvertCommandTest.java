package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ConvertCommandTest {
    private static final String SCRIPT = """
            set -e
            cd app && npm ci
            VERSION=$(git describe)
            echo "$VERSION" > version.txt
            curl https://host.example/install.sh | sh
            """;

    private static final String WORKFLOW = """
            name: CI
            on: push
            env: {A: b}
            jobs:
              test:
                runs-on: ubuntu-latest
                strategy: {matrix: {java: [17, 21]}}
                steps:
                  - uses: actions/checkout@v4
                  - name: Build
                    working-directory: sub
                    run: ./mvnw -B verify -Djava=${{ matrix.java }}
              lint:
                needs: test
                runs-on: ubuntu-latest
                steps:
                  - run: npm ci && npm run lint
                    env: {TOKEN: "${{ secrets.TOKEN }}"}
            """;

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path directory;

    @Before
    public void directory() throws IOException {
        directory = temporary.getRoot().toPath().toRealPath();
    }

    private Call convert(String name, String text, String... options) throws IOException {
        Files.writeString(directory.resolve(name), text);
        String[] all = new String[options.length + 2];
        all[0] = "convert";
        System.arraycopy(options, 0, all, 1, options.length);
        all[all.length - 1] = name;
        return Call.of(directory, all);
    }

    @Test
    public void aScriptBecomesAnIntentAndWhatStaysAShellsIsSaid() throws IOException {
        Call call = convert("build.sh", SCRIPT);
        assertEquals(0, call.code());
        JsonNode commands = Json.LINE.readTree(call.out()).at("/workflow/stages/0/exec/commands");
        assertEquals(
                "{\"program\":\"npm\",\"args\":[\"ci\"],\"cwd\":\"app\"}",
                commands.path(0).toString());
        assertEquals("VERSION", commands.path(1).path("capture").asText());
        assertEquals("version.txt", commands.path(2).path("stdout_to").asText());
        assertEquals("sh", commands.path(3).path("program").asText());
        assertEquals(
                "line 5: stays with a shell: a shell reads what another program prints\n"
                        + "5 commands, 2 of them in a shell\n",
                call.err());
        Files.writeString(directory.resolve("intent.json"), call.out());
        assertEquals(0, Call.of(directory, "validate", "intent.json").code());
    }

    @Test
    public void onlyTheCommandsArePrintedOnRequest() throws IOException {
        Call call = convert("build.sh", "cd app && npm ci\n", "--commands");
        assertEquals("ci", Json.LINE.readTree(call.out()).at("/0/args/0").asText());
    }

    @Test
    public void aByteOrderMarkIsNoPartOfTheFirstProgram() throws IOException {
        Call call = convert("build.sh", "\uFEFFmake\n", "--commands");
        assertEquals("make", Json.LINE.readTree(call.out()).at("/0/program").asText());
    }

    @Test
    public void jsonHoldsTheDocumentTheCountsAndTheRemarks() throws IOException {
        JsonNode result = convert("build.sh", SCRIPT, "--json").json();
        assertEquals(5, result.path("commands").asInt());
        assertEquals(2, result.path("in_shell").asInt());
        assertEquals(5, result.at("/remarks/0/line").asInt());
        assertTrue(result.at("/document/workflow/stages").isArray());
    }

    @Test
    public void jobsOfAWorkflowFileBecomeStages() throws IOException {
        Call call = convert("ci.yml", WORKFLOW);
        JsonNode stages = Json.LINE.readTree(call.out()).at("/workflow/stages");
        assertEquals("[\"17\",\"21\"]", stages.at("/0/matrix/java").toString());
        assertEquals(
                "-Djava=${matrix.java}", stages.at("/0/exec/commands/0/args/2").asText());
        assertEquals("sub", stages.at("/0/exec/commands/0/cwd").asText());
        assertEquals("[\"test\"]", stages.at("/1/needs").toString());
        assertEquals("[\"TOKEN\"]", stages.at("/1/exec/secret_env").toString());
        assertEquals("${TOKEN}", stages.at("/1/exec/commands/1/env/TOKEN").asText());
        assertTrue(call.err(), call.err().contains("step 1 uses actions/checkout@v4, which is left out"));
        assertTrue(call.err(), call.err().endsWith("3 commands, 0 of them in a shell\n"));
    }

    private static final String SETTINGS = """
            name: CI
            defaults:
              run:
                working-directory: sub
            jobs:
              a:
                runs-on: [self-hosted, linux]
                container: node:20
                continue-on-error: true
                if: always()
                outputs:
                  version: ${{ steps.meta.outputs.v }}
                steps:
                  - id: meta
                    run: |
                      echo "v=1" >> "$GITHUB_OUTPUT"
                      echo "LEVEL=7" >> "$GITHUB_ENV"
                      echo "built=$(date)" >> "$GITHUB_OUTPUT"
                  - timeout-minutes: 3
                    run: make ${{ steps.meta.outputs.v }} "${{ steps.meta.outputs.built }}" "$LEVEL"
                  - run: |
                      make one

                      make two || make three
                    working-directory: other
              b:
                needs: a
                steps:
                  - run: ship ${{ needs.a.outputs.version }}
                    if: github.ref == 'main'
            """;

    @Test
    public void settingsOfAWorkflowFileAreKept() throws IOException {
        Call call = convert("ci.yml", SETTINGS);
        JsonNode stage = Json.LINE.readTree(call.out()).at("/workflow/stages/0");
        assertEquals(call.out(), true, stage.path("allow_failure").booleanValue());
        assertEquals("always", stage.path("run_when").asText());
        JsonNode make = stage.at("/exec/commands/2");
        assertEquals("[\"1\",\"${meta_built}\",\"7\"]", make.path("args").toString());
        assertEquals(180, make.path("timeout_sec").asInt());
        assertEquals("sub", make.path("cwd").asText());
        assertEquals("{\"LEVEL\":\"7\"}", make.path("env").toString());
        assertEquals("other", stage.at("/exec/commands/3/cwd").asText());
        assertEquals("[\"a_version\"]", stage.path("exports").toString());
        JsonNode ship = Json.LINE.readTree(call.out()).at("/workflow/stages/1/exec/commands/0");
        assertEquals("[\"${a_version}\"]", ship.path("args").toString());
        Files.writeString(directory.resolve("intent.json"), call.out());
        Call validate = Call.of(directory, "validate", "intent.json");
        assertEquals(validate.out() + validate.err(), 0, validate.code());
    }

    @Test
    public void whatIsLeftOutOfAWorkflowFileIsSaidAtItsLine() throws IOException {
        Call call = convert("ci.yml", SETTINGS);
        assertEquals(
                List.of(
                        "line 7: note: a: `runs-on` is left out; see `agent.label`",
                        "line 8: note: a: `container: node:20` is left out: its commands run on the machine itself",
                        "line 24: stays with a shell: a, step 3: '||': what runs only when something else failed",
                        "line 30: note: b: step 1 asks for GITHUB_REF, which is empty unless set"),
                call.err().lines().filter(line -> line.startsWith("line")).toList());
    }

    @Test
    public void aWorkflowFileThatHoldsItselfIsOneLine() throws IOException {
        assertMistake(
                "intent: x.yml, line 1: an alias stands inside of what it names", convert("x.yml", "a: &a [*a]\n"));
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
        for (char c = 'b'; c < 'h'; c++) {
            String before = "*" + (char) (c - 1);
            bomb += c + ": &" + c + " [" + (before + ",").repeat(9) + before + "]\n";
        }
        assertMistake("intent: bomb.yml is no YAML: ", convert("bomb.yml", bomb));
        assertMistake("intent: deep.yml", convert("deep.yml", "a: " + "[".repeat(100_000)));
    }

    @Test
    public void whatCannotBeConvertedIsOneLine() throws IOException {
        assertMistake("intent: bad.sh is no shell text: line 2, column 1: ", convert("bad.sh", "if x\n"));
        assertMistake(
                "intent: Jenkinsfile is a Pipeline of Jenkins; ",
                convert("Jenkinsfile", "pipeline {\n  stage('a') {\n    sh 'make'\n  }\n}\n"));
        assertMistake("intent: bad.yml is no YAML, line 2, column 1: ", convert("bad.yml", "a: [\n"));
        assertMistake("intent: no.yml has no jobs, ", convert("no.yml", "a: 1\n"));
        assertMistake("intent: empty.sh has no command to convert", convert("empty.sh", ""));
        assertMistake("intent: cannot read nope.sh: no such file", Call.of(directory, "convert", "nope.sh"));
        assertMistake("intent: cannot read .: is a directory", Call.of(directory, "convert", "."));
        Files.write(directory.resolve("bytes.sh"), new byte[] {'a', (byte) 0xff, '\n'});
        assertMistake("intent: bytes.sh is no text in UTF-8", Call.of(directory, "convert", "bytes.sh"));
    }

    private static void assertMistake(String start, Call call) {
        assertEquals(2, call.code());
        assertEquals("", call.out());
        assertTrue(call.err(), call.err().startsWith(start));
        assertEquals(call.err(), 1, call.err().lines().count());
    }

    @Test
    public void aScriptThatAsksForItsOwnPlaceFindsIt() throws IOException {
        Files.createDirectory(directory.resolve("ci"));
        convert("ci/build.sh", """
                #!/bin/bash
                set -eu
                HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
                cp "$HERE/build.sh" copy
                echo "${0##*/} ${BASH_SOURCE} $(dirname "$0")" > name
                """);
        Call call = Call.of(directory, "convert", "ci/build.sh");
        Files.writeString(directory.resolve("intent.json"), call.out());
        Call run = Call.of(directory, "run");
        assertEquals(run + call.out(), 0, run.code());
        assertTrue(Files.exists(directory.resolve("copy")));
        assertEquals("build.sh ci/build.sh ci\n", Files.readString(directory.resolve("name")));
    }
}
