package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A rule that gives each test a copy of the examples, to be run as their pages say. */
final class Examples extends ExternalResource {
    private final TemporaryFolder temporary = new TemporaryFolder();
    private Path root;

    @Override
    protected void before() throws IOException {
        temporary.create();
        root = temporary.getRoot().toPath().toRealPath();
        Call.copy(Path.of("docs/examples"), directory());
    }

    @Override
    protected void after() {
        temporary.delete();
    }

    /** Where they are. */
    Path directory() {
        return root.resolve("docs/examples");
    }

    /** A call from the directory that their pages start from. */
    Call intent(String... args) {
        return Call.of(root, args);
    }

    /** What {@code intent run --json} says, which ends with this exit code. */
    JsonNode run(String example, int expected, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("run", "--json"));
        args.addAll(List.of(options));
        args.add("docs/examples/" + example + "/intent.json");
        Call call = intent(args.toArray(String[]::new));
        assertEquals(call.err() + call.out(), expected, call.code());
        return call.json();
    }

    static JsonNode stage(JsonNode run, String id) {
        for (JsonNode stage : run.path("stages")) {
            if (stage.path("id").asText().equals(id)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + id + " in " + run);
    }

    /** The text of a file below a run's {@code stages}. */
    static String output(JsonNode run, String file) throws IOException {
        return Files.readString(
                Path.of(run.path("bundle").asText()).resolve("stages").resolve(file));
    }
}
