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
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The matrix of a job of a workflow file, and the stages that it becomes. */
public class ConvertedMatrixTest {
    @Rule
    public TemporaryFolder temporary = new TemporaryFolder();

    private Call convert(String matrix, String prints) throws IOException {
        Path directory = temporary.getRoot().toPath().toRealPath();
        Files.writeString(
                directory.resolve("ci.yml"),
                "jobs:\n  t:\n    strategy:\n      matrix:\n" + matrix.indent(8) + "    steps:\n      - run: echo \""
                        + prints + "\"\n");
        return Call.of(directory, "convert", "ci.yml");
    }

    /** What each stage prints, in their order. */
    private List<String> printed(String matrix, String prints) throws IOException {
        Path directory = temporary.getRoot().toPath().toRealPath();
        Files.writeString(
                directory.resolve("intent.json"), convert(matrix, prints).out());
        Call run = Call.of(directory, "run", "--json");
        assertEquals(run.err() + run.out(), 0, run.code());
        List<String> all = new ArrayList<>();
        for (JsonNode stage : run.json().path("stages")) {
            Path bundle = Path.of(run.json().path("bundle").asText());
            Path manifest = bundle.resolve(stage.at("/jobs/0/manifest").asText());
            JsonNode command = Json.LINE.readTree(Files.readString(manifest)).at("/commands/0");
            all.add(Files.readString(
                            manifest.resolveSibling(command.at("/stdout/path").asText()))
                    .strip());
        }
        return all;
    }

    @Test
    public void whatIsIncludedAddsToCombinationsThatItAgreesWithAndElseIsOneOfItsOwn() throws IOException {
        String matrix = """
                fruit: [apple, pear]
                animal: [cat, dog]
                include:
                  - color: green
                  - color: pink
                    animal: cat
                  - fruit: apple
                    shape: circle
                  - fruit: banana
                  - fruit: banana
                    animal: cat
                """;
        assertEquals(
                List.of(
                        "apple cat pink circle",
                        "apple dog green circle",
                        "pear cat pink",
                        "pear dog green",
                        "banana",
                        "banana cat"),
                printed(matrix, "${{ matrix.fruit }} ${{ matrix.animal }} ${{ matrix.color }} ${{ matrix.shape }}"));
    }

    @Test
    public void whatIsExcludedIsLeftOutBeforeAnythingIsIncluded() throws IOException {
        String matrix = """
                os: [linux, windows]
                jdk: [17, 21]
                exclude:
                  - {os: windows, jdk: 17}
                  - {os: plan9}
                include:
                  - {os: windows, jdk: 17, flags: --old}
                """;
        assertEquals(
                List.of("linux 17", "linux 21", "windows 21", "windows 17 --old"),
                printed(matrix, "${{ matrix.os }} ${{ matrix.jdk }} ${{ matrix.flags }}"));
    }

    @Test
    public void valuesThatAreEmptyOrLongAreKept() throws IOException {
        String longOne = "x".repeat(70);
        assertEquals(
                List.of("a", "a " + longOne, "b", "b " + longOne),
                printed("one: [a, b]\ntwo: ['', " + longOne + "]\n", "${{ matrix.one }} ${{ matrix.two }}"));
    }

    @Test
    public void aMatrixThatAnIntentSaysTheSameWayStaysShort() throws IOException {
        String matrix = "java: [17, 21]\nexperimental: [false]\ninclude:\n  - {java: 27-ea, experimental: true}\n";
        JsonNode stage =
                Json.LINE.readTree(convert(matrix, "${{ matrix.java }}").out()).at("/workflow/stages/0");
        assertEquals(
                "{\"java\":[\"17\",\"21\"],\"experimental\":[\"false\"],"
                        + "\"include\":[{\"java\":\"27-ea\",\"experimental\":\"true\"}]}",
                stage.path("matrix").toString());
    }

    @Test
    public void combinationsWithManyValuesHaveIdsThatAStageMayHave() throws IOException {
        String matrix = """
                include:
                  - {build: stable-aarch64, os: ubuntu-latest, rust: stable, target: aarch64-unknown-linux-gnu}
                  - {build: stable-aarch64, os: ubuntu-latest, rust: stable, target: aarch64-unknown-linux-musl}
                """;
        assertEquals(
                List.of("aarch64-unknown-linux-gnu", "aarch64-unknown-linux-musl"),
                printed(matrix, "${{ matrix.target }}"));
    }

    @Test
    public void aValueThatAShellWouldSplitOrDropIsSaid() throws IOException {
        String said = convert("flags: ['', '-a -b']\none: [x]\n", "\" ${{ matrix.flags }} ${{ matrix.one }} \"")
                .err();
        assertThat(said, containsString("the value of matrix.flags stays one argument"));
        assertThat(said, not(containsString("matrix.one")));
    }

    @Test
    public void whatIsNoListOfPlainValuesIsLeftOutAndSaid() throws IOException {
        String said = convert("a: ${{ fromJson(needs.x.outputs.y) }}\nb: [1]\ninclude:\n  - {b: 2, c: [d]}\n", "x")
                .err();
        assertThat(said, containsString("line 5: note: t: `a` of the matrix is left out"));
        assertThat(said, containsString("line 8: note: t: `c` of a combination is left out"));
    }
}
