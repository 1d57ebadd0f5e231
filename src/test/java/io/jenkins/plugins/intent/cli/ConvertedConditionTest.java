package io.jenkins.plugins.intent.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The {@code if:} of steps of a workflow file, and when their commands run. */
public class ConvertedConditionTest {
    @Rule
    public TemporaryFolder temporary = new TemporaryFolder();

    private Call convert(String condition, String run) throws IOException {
        Path directory = temporary.getRoot().toPath().toRealPath();
        Files.writeString(
                directory.resolve("ci.yml"), """
                jobs:
                  t:
                    strategy:
                      matrix:
                        include:
                          - {os: ubuntu-latest, target: arm, cross: true, jdk: 17}
                    env: {LEVEL: high}
                    steps:
                      - if: CONDITION
                        run: RUN
                """.replace("CONDITION", condition).replace("RUN", run));
        return Call.of(directory, "convert", "ci.yml");
    }

    private String ran(String condition) throws IOException {
        Path directory = temporary.getRoot().toPath().toRealPath();
        Call converted = convert(condition, "echo it ran");
        assertThat(condition, converted.err(), not(containsString("is left out; see `when`")));
        Files.writeString(directory.resolve("intent.json"), converted.out());
        Call run = Call.of(directory, "run", "--json");
        assertEquals(run.err() + run.out(), 0, run.code());
        JsonNode manifest = Json.LINE.readTree(
                Files.readString(Path.of(run.json().path("bundle").asText())
                        .resolve(run.json().at("/stages/0/jobs/0/manifest").asText())));
        return manifest.at("/commands/0/status").asText();
    }

    @Test
    public void aStepRunsWhereItsConditionHolds() throws IOException {
        for (String condition : new String[] {
            "matrix.os == 'ubuntu-latest'",
            "\"${{ matrix.os == 'ubuntu-latest' && matrix.target != '' }}\"",
            "\"!(matrix.os == 'windows-latest' || matrix.jdk == 21)\"",
            "matrix.jdk == 17 && matrix.cross",
            "startsWith(matrix.os, 'ubuntu-') && !contains(matrix.os, '.*')",
            "true && !contains(github.event.inputs.skip, 'tests')",
            "env.LEVEL == 'high' && github.event_name != 'schedule'"
        }) {
            assertEquals(condition, "succeeded", ran(condition));
        }
    }

    @Test
    public void aStepIsSkippedWhereItsConditionDoesNotHold() throws IOException {
        for (String condition : new String[] {
            "matrix.os == 'windows-latest'",
            "matrix.os == 'ubuntu-latest' && matrix.jdk == 21 || matrix.target == 'x86'",
            "startsWith(github.ref, 'refs/tags/')"
        }) {
            assertEquals(condition, "skipped", ran(condition));
        }
    }

    @Test
    public void whatAConditionCannotSayIsLeftOutAndSaid() throws IOException {
        for (String condition : new String[] {
            "failure() && steps.build.outcome == 'success'", "hashFiles('a') != ''", "matrix.os == github.ref", "a b"
        }) {
            assertThat(convert(condition, "make").err(), containsString("is left out; see `when`"));
        }
        String leaves = "make && echo A=b >> $GITHUB_ENV";
        assertThat(convert("matrix.jdk == 17", leaves).err(), containsString("is left out; see `when`"));
    }

    @Test
    public void theDirectoryThatTheServiceChecksOutToIsTheProject() throws IOException {
        Path directory = temporary.getRoot().toPath().toRealPath();
        Files.createDirectories(directory.resolve("sub/deep"));
        Files.writeString(directory.resolve("ci.yml"), """
                jobs:
                  t:
                    steps:
                      - working-directory: ${{ github.workspace }}/sub
                        run: |
                          mkdir $GITHUB_WORKSPACE/made
                          mkdir "${{ github.workspace }}/too"
                          cd deep && mkdir here
                """);
        Files.writeString(
                directory.resolve("intent.json"),
                Call.of(directory, "convert", "ci.yml").out());
        Call run = Call.of(directory, "run", "--json");
        assertEquals(run.err() + run.out(), 0, run.code());
        for (String made : new String[] {"made", "too", "sub/deep/here"}) {
            assertEquals(made, true, Files.isDirectory(directory.resolve(made)));
        }
    }

    @Test
    public void whatTheServiceWouldSetIsSaid() throws IOException {
        assertThat(
                convert("github.ref == 'refs/heads/main'", "make").err(),
                containsString("line 9: note: t: step 1 asks for GITHUB_REF, which is empty unless set"));
    }
}
