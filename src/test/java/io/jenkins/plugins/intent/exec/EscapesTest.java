package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNoException;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.exec.confine.CannotConfineException;
import io.jenkins.plugins.intent.exec.confine.Confined;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Commands that write outside of the project, most of which no reading finds. The kernel holds them all. */
public class EscapesTest {
    private static final int LEAST_UNREAD = 40;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Blocks blocks;
    private Path outside;

    @Before
    public void plant() throws Exception {
        try {
            Confined.check();
        } catch (CannotConfineException e) {
            assumeNoException(e);
        }
        blocks = new Blocks(folder.getRoot().toPath().toRealPath());
        blocks.haltOnError = false;
        outside = blocks.project.resolveSibling("outside");
        Files.createDirectories(outside.resolve("empty"));
        Files.writeString(outside.resolve("precious"), "kept\n");
        Files.writeString(blocks.project.resolve("inside"), "inside\n");
        Files.writeString(blocks.project.resolve("names"), outside.resolve("precious") + "\n");
        Files.writeString(blocks.project.resolve("A.java"), "class A {}\n");
        Files.writeString(blocks.project.resolve("Makefile"), "all:\n\ttouch new\n");
        Files.writeString(
                blocks.project.resolve("change.patch"), "--- inside\n+++ inside\n@@ -1 +1 @@\n-inside\n+changed\n");
        Files.createSymbolicLink(blocks.project.resolve("link"), outside);
        prepare("tar -cf inside.tar inside && tar -cPf absolute.tar --transform 's#^#" + outside + "/#' inside");
        prepare("git init -q repository && cd repository && echo x > f && git add f"
                + " && git -c user.name=x -c user.email=x@y commit -qm x");
    }

    private void prepare(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(blocks.project.toFile())
                .inheritIO()
                .start();
        assumeTrue("needs tar and git", process.waitFor() == 0);
    }

    private List<Command> escapes() throws IOException {
        List<Command> all = new ArrayList<>();
        try (InputStream rows = EscapesTest.class.getResourceAsStream("escapes.jsonl")) {
            for (String row : new String(rows.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode node = Json.LINE.readTree(row.replace("@OUT@", outside.toString()));
                List<String> args = new ArrayList<>();
                node.get("args").forEach(arg -> args.add(arg.asText()));
                all.add(Blocks.with(
                        Map.of("OUT", outside.toString()),
                        Blocks.command(node.get("program").asText(), args.toArray(String[]::new))));
            }
        }
        return all;
    }

    private static CommandPolicy required() {
        return CommandPolicy.of(List.of(PolicyLayer.of(
                "administrator",
                Json.LINE
                        .createObjectNode()
                        .set("confine", Json.LINE.createObjectNode().put("mode", "required")))));
    }

    /** Everything there, with contents, permissions and times. */
    private Map<String, String> seen() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        try (Stream<Path> files = Files.walk(outside)) {
            for (Path file : files.toList()) {
                PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
                seen.put(
                        outside.relativize(file).toString(),
                        attributes.permissions() + " " + attributes.owner() + " " + attributes.lastModifiedTime() + " "
                                + (attributes.isRegularFile() ? Files.readString(file) : ""));
            }
        }
        return seen;
    }

    @Test
    public void noneOfThemChangesAnythingOutside() throws IOException {
        Map<String, String> before = seen();
        List<Command> escapes = escapes();
        PolicyContext context = new PolicyContext(blocks.project, false, Platform.LINUX, true);
        long unread = escapes.stream()
                .map(command -> new CommandLine(command.program(), command.args(), command.env(), blocks.project))
                .filter(line ->
                        CommandPolicy.strictest(CommandPolicy.builtIn().judge(line, context, "")) != Decision.BLOCK)
                .count();
        assertTrue(unread + " are not read", unread >= LEAST_UNREAD);
        blocks.guard = new PolicyGuard(required());
        Manifest manifest = blocks.run(escapes.toArray(Command[]::new));
        assertEquals(before, seen());
        long succeeded = manifest.commands().stream()
                .filter(command -> command.status() == CommandStatus.SUCCEEDED)
                .count();
        assertTrue(succeeded + " think they did it", succeeded < escapes.size() / 10);
        assertTrue(manifest.confined().sentence(), manifest.confined().by().startsWith("bubblewrap"));
        assertTrue(
                "refused writes are explained",
                manifest.commands().stream()
                        .anyMatch(command ->
                                command.error() != null && command.error().contains("confine.writable")));
    }
}
