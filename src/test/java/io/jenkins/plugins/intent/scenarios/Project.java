package io.jenkins.plugins.intent.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.cli.Host;
import io.jenkins.plugins.intent.cli.Main;
import io.jenkins.plugins.intent.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * A rule that gives each test an empty project directory, with room beside it, which is worked on
 * through the command line as a user would.
 */
final class Project extends ExternalResource {
    private final TemporaryFolder folder = new TemporaryFolder();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private Path directory;

    @Override
    protected void before() throws IOException {
        folder.create();
        directory = folder.newFolder("project").toPath();
    }

    @Override
    protected void after() {
        folder.delete();
    }

    Path directory() {
        return directory;
    }

    Project with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Writes an intent with these stages; single quotes stand for double ones. */
    Project intent(String... stages) throws IOException {
        return intent(".", stages);
    }

    Project intent(String projectPath, String[] stages) throws IOException {
        String json = "{'schema_version':1,'goal':'Test','project_path':'" + projectPath
                + "','workflow':{'name':'test','stages':[" + String.join(",", stages) + "]}}";
        Files.writeString(directory.resolve("intent.json"), json.replace('\'', '"'));
        return this;
    }

    Project write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
        return this;
    }

    /** One call of the command; standard output and error are kept apart. */
    Called call(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(directory, environment, print(out), print(err), false);
        int code = Main.run(host, args);
        return new Called(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** {@code intent run --json}, with its answer read. */
    Run run(String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("run", "--json"));
        args.addAll(List.of(options));
        args.add("intent.json");
        return answer(call(args.toArray(String[]::new)));
    }

    Run resume() throws IOException {
        return answer(call("resume", "--json"));
    }

    private static Run answer(Called called) throws IOException {
        if (called.out().isEmpty()) {
            throw new AssertionError("exit code " + called.code() + " and no answer: " + called.err());
        }
        return new Run(called.code(), Json.LINE.readTree(called.out()));
    }

    boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** What one call answered. */
    record Called(int code, String out, String err) {}

    /** The answer of {@code run --json}. */
    record Run(int code, JsonNode view) {
        String id() {
            return view.get("run_id").asText();
        }

        String status() {
            return view.get("status").asText();
        }

        Path bundle() {
            return Path.of(view.get("bundle").asText());
        }

        JsonNode stage(String id) {
            for (JsonNode stage : view.get("stages")) {
                if (stage.get("id").asText().equals(id)) {
                    return stage;
                }
            }
            throw new AssertionError("no stage " + id + " in " + view);
        }

        String status(String stage) {
            return stage(stage).get("status").asText();
        }

        /** The manifest of a stage's last job. */
        JsonNode manifest(String stage) throws IOException {
            JsonNode jobs = stage(stage).get("jobs");
            String path = jobs.get(jobs.size() - 1).get("manifest").asText();
            return Json.LINE.readTree(bundle().resolve(path).toFile());
        }

        JsonNode command(String stage, int index) throws IOException {
            return manifest(stage).get("commands").get(index);
        }

        byte[] stdout(String stage, int index) throws IOException {
            JsonNode jobs = stage(stage).get("jobs");
            Path manifest =
                    bundle().resolve(jobs.get(jobs.size() - 1).get("manifest").asText());
            return Files.readAllBytes(manifest.resolveSibling(
                    command(stage, index).get("stdout").get("path").asText()));
        }
    }
}
