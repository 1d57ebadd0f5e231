package io.jenkins.plugins.intent.policy.tools;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PolicyTableTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void scoreCountsByExpectationAndNamesMismatches() throws Exception {
        TableScore score = score("""
                {"id":"1","program":"sh","args":[],"cwd":null,"env":{},"expect":"block"}
                {"id":"2","program":"rm","args":["x"],"expect":"block"}
                {"id":"3","program":"make","args":[],"env":{"LD_PRELOAD":"x"},"expect":"allow"}
                {"id":"4","program":"rm","args":["sub\\\\..\\\\..\\\\x"],"expect":"block","expect_linux":"warn","platform":"windows"}
                {"id":"5","program":"rm","args":["x"],"cwd":"sub","expect":"warn"}
                """);
        assertEquals(
                "{\"file\":\"t.jsonl\",\"rows\":5,"
                        + "\"block\":{\"expected\":3,\"blocked\":2,\"flagged\":3},"
                        + "\"warn\":{\"expected\":1,\"blocked\":0,\"flagged\":1},"
                        + "\"allow\":{\"expected\":1,\"blocked\":0,\"flagged\":1},"
                        + "\"mismatches\":[{\"id\":\"2\",\"expect\":\"block\",\"got\":\"warn\",\"rule\":\"destructive\"},"
                        + "{\"id\":\"3\",\"expect\":\"allow\",\"got\":\"warn\",\"rule\":\"loads-code\"}]}",
                Json.LINE.writeValueAsString(score.files().get(0)).replace(folder.getRoot() + "/", ""));
    }

    @Test
    public void rowWithSetupIsJudgedInSuchATree() throws Exception {
        TableScore score = score("""
                {"id":"1","program":"rm","args":["out/x"],"expect":"block","setup":[["symlink","out","../outside"]]}
                {"id":"2","program":"rm","args":["out/x"],"expect":"warn","setup":[["dir","out"],["file","out/x"]]}
                """);
        assertEquals(List.of(), score.files().get(0).mismatches());
    }

    @Test
    public void otherPlatformHasItsOwnExpectation() throws Exception {
        Path file = write(
                "{\"program\":\"rm\",\"args\":[\"..\\\\x\"],\"expect\":\"block\",\"expect_linux\":\"warn\",\"platform\":\"windows\"}");
        for (Platform platform : Platform.values()) {
            TableScore score = new PolicyTable(CommandPolicy.builtIn(), Optional.of(platform)).score(List.of(file));
            assertEquals(List.of(), score.files().get(0).mismatches());
        }
    }

    @Test
    public void lineThatIsNoRowIsAnErrorWithItsNumber() throws Exception {
        String message = assertThrows(
                        InvalidDocumentException.class,
                        () -> score("{\"program\":\"a\",\"expect\":\"allow\"}\n{\"program\":\n{\"program\":\"b\"}\n[]\n"
                                + "{\"program\":\"c\",\"expect\":\"allow\",\"setup\":[[\"file\",\"../x\"]]}"))
                .getMessage();
        for (String word : List.of("t.jsonl:2:1", "t.jsonl:3:1: 'expect'", "t.jsonl:4:1", "t.jsonl:5:1: 'setup'")) {
            assertTrue(message, message.contains(word));
        }
    }

    @Test
    public void thresholdThatIsMissedIsSaidWithFigures() throws Exception {
        TableScore score = score("""
                {"program":"sh","expect":"block"}
                {"program":"make","expect":"block"}
                """);
        Path thresholds = Files.writeString(
                folder.getRoot().toPath().resolve("thresholds.json"),
                "{\"files\":{\"t.jsonl\":{\"blocks_blocked\":0.5,\"blocks_flagged\":0.6},\"u.jsonl\":{}}}");
        assertEquals(
                List.of(
                        "t.jsonl: blocks_flagged is 50.00 % (1 of 2), at least 60.00 % wanted",
                        "u.jsonl: was not measured"),
                TableThresholds.read(thresholds).missed(score));
    }

    @Test
    public void thresholdsForAllFilesCountTheirRowsTogether() throws Exception {
        Path one = write("{\"program\":\"sh\",\"expect\":\"block\"}\n{\"program\":\"make\",\"expect\":\"allow\"}\n");
        Path two = Files.writeString(
                folder.getRoot().toPath().resolve("u.jsonl"), "{\"program\":\"make\",\"expect\":\"block\"}\n");
        TableScore score = new PolicyTable(CommandPolicy.builtIn(), Optional.empty()).score(List.of(one, two));
        Path thresholds = Files.writeString(
                folder.getRoot().toPath().resolve("thresholds.json"),
                "{\"files\":{},\"all_files\":{\"blocks_blocked\":0.95,\"allows_blocked\":0}}");
        assertEquals(
                List.of("all files: blocks_blocked is 50.00 % (1 of 2), at least 95.00 % wanted"),
                TableThresholds.read(thresholds).missed(score));
    }

    private TableScore score(String rows) throws Exception {
        return new PolicyTable(CommandPolicy.builtIn(), Optional.empty()).score(List.of(write(rows)));
    }

    private Path write(String rows) throws Exception {
        return Files.writeString(folder.getRoot().toPath().resolve("t.jsonl"), rows);
    }
}
