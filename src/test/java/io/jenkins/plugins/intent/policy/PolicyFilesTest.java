package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PolicyFilesTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void fileIsBoundToALayer() throws Exception {
        PolicyLayer layer = read("""
                { "schema_version": 1, "mode": "deny_by_default", "shell": "never", "writable_roots": ["/var/cache/ci"],
                  "limits": { "max_arguments": 100 },
                  "rules": [ { "id": "maven", "decision": "allow", "program": "mvn", "args": ["-B", "**"],
                               "match": ["mvn -B package"], "must_not_match": ["mvn package", ["./mvn", "-B"]] } ] }
                """);
        assertEquals("administrator", layer.name());
        assertEquals(PolicyMode.DENY_BY_DEFAULT, layer.mode());
        assertEquals(ShellConsent.NEVER, layer.shell());
        assertEquals(100, layer.limits().maxArguments());
        assertEquals("maven", layer.rules().get(0).id());
    }

    @Test
    public void everyMistakeIsSaidWithItsPlaceAndACloseName() throws Exception {
        assertRefused("{ \"schema_version\": 1, \"mod\": \"guardrail\" }", ":1:", "/mod", "did you mean `mode`?");
        assertRefused("{ \"schema_version\": 1, ", "policy.json:1:");
        assertRefused("", "policy.json:1:1: the file is empty", "see `intent policy schema`");
        assertRefused("{ \"schema_version\": 2 }", "/schema_version");
        assertRefused("{ \"schema_version\": 1, \"writable_roots\": [\"tmp\"] }", "/writable_roots/0", "absolute");
        assertRefused(
                "{ \"schema_version\": 1, \"rules\": [" + rule("x", "allow", "\"overrides\": [\"shel\"]") + "] }",
                "/rules/0/overrides/0",
                "did you mean `shell`?");
        assertRefused(
                "{ \"schema_version\": 1, \"rules\": [" + rule("x", "allow", "\"reason\": \"r\"") + "] }",
                "changes nothing in guardrail mode");
        assertRefused(
                "{ \"schema_version\": 1, \"rules\": [" + rule("x", "deny", "\"reason\": \"r\"") + ","
                        + rule("x", "warn", "\"reason\": \"r\"") + "] }",
                "/rules/1/id");
    }

    @Test
    public void ruleWhoseOwnExampleFailsIsRefused() throws Exception {
        assertRefused("""
                { "schema_version": 1, "rules": [ { "id": "x", "decision": "deny", "program": "docker",
                  "any_arg": ["--privileged"], "match": ["docker run img"], "must_not_match": ["docker run --privileged i"] } ] }
                """, "/rules/0/match/0", "does not match its example", "/rules/0/must_not_match/0");
    }

    @Test
    public void grammarWhoseOwnExampleFailsIsRefused() throws Exception {
        assertRefused("""
                { "schema_version": 1, "programs": { "runit": { "operands": "value command",
                  "blocks": ["runit sh"], "allows": ["runit x make"] } } }
                """, "/programs/runit", "says that it blocks 'runit sh', but it allows it");
        assertRefused(
                "{ \"schema_version\": 1, \"programs\": { \"a/b\": { \"operands\": \"comand\" } } }",
                "/programs/a~1b",
                "did you mean `command`?");
    }

    @Test
    public void grammarMaySayHowOptionsAreSpeltAndWhichVariablesStandForThem() throws Exception {
        PolicyLayer layer = read("""
                { "schema_version": 1, "programs": { "runit": { "style": "exact", "operands": "value command",
                  "variables": { "text": "RUNIT_HOOK" }, "blocks": ["runit web sh"] } } }
                """);
        CommandLine command =
                new CommandLine("runit", List.of("web", "make"), Map.of("RUNIT_HOOK", "sh x"), Judging.PROJECT);
        List<Finding> findings = CommandPolicy.of(List.of(layer)).judge(command, Judging.context(Platform.LINUX), "");
        assertEquals(Decision.BLOCK, Judging.decision(findings));
    }

    @Test
    public void grammarMayPartTheWordsOfACommandByAnyCharacter() throws Exception {
        for (String character : List.of(";", "|", ".", "(", "\\\\")) {
            read("{ \"schema_version\": 1, \"programs\": { \"runit\": { \"options\": { \"list:" + character
                    + "\": \"-x\" }, \"operands\": \"value\", \"blocks\": [ [\"runit\", \"-x\", \"env" + character
                    + "sh\"] ], \"allows\": [ [\"runit\", \"-x\", \"make" + character + "test\"] ] } } }");
        }
    }

    @Test
    public void includedFilesCountAsIfTheyStoodThere() throws Exception {
        write("base.json", "{ \"schema_version\": 1, \"shell\": \"never\", \"writable_roots\": [\"/a\"] }");
        PolicyLayer layer =
                read("{ \"schema_version\": 1, \"include\": [\"base.json\"], \"writable_roots\": [\"/b\"] }");
        assertEquals(ShellConsent.NEVER, layer.shell());
        assertEquals(List.of("/a", "/b"), layer.writableRoots());
    }

    @Test
    public void circleOfIncludesMissingFileAndDirectoryAreOneClearErrorEach() throws Exception {
        write("a.json", "{ \"schema_version\": 1, \"include\": [\"policy.json\"] }");
        assertRefused(
                "{ \"schema_version\": 1, \"include\": [\"a.json\"] }",
                "a.json:1:",
                "policy.json -> a.json -> policy.json");
        assertRefused("{ \"schema_version\": 1, \"include\": [\"b.json\"] }", "/include/0", "cannot read");
        assertRefused("{ \"schema_version\": 1, \"include\": [\"b\\u0000\"] }", "/include/0", "NUL");
        Path directory = folder.newFolder().toPath();
        assertThrows(InvalidDocumentException.class, () -> new PolicyFiles().read("administrator", directory));
        assertThrows(
                InvalidDocumentException.class,
                () -> new PolicyFiles().read("administrator", directory.resolve("nothing.json")));
    }

    private PolicyLayer read(String json) throws IOException, InvalidDocumentException {
        return new PolicyFiles().read("administrator", write("policy.json", json));
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), json);
    }

    private void assertRefused(String json, String... words) throws IOException {
        String message =
                assertThrows(InvalidDocumentException.class, () -> read(json)).getMessage();
        for (String word : words) {
            assertTrue(message, message.contains(word));
        }
    }

    private static String rule(String id, String decision, String more) {
        return "{ \"id\": \"" + id + "\", \"decision\": \"" + decision
                + "\", \"program\": \"bash\", \"match\": [\"bash x\"], " + more + " }";
    }
}
