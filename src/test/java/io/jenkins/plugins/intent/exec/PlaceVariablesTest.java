package io.jenkins.plugins.intent.exec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.model.RunInputs.Elsewhere;
import io.jenkins.plugins.intent.model.Variables;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Variables that tell where a stage runs are those of its place, not of the place where the run was started. */
public class PlaceVariablesTest {
    private static final Map<String, String> HERE = Map.of("WORKSPACE", "/here", "NODE_NAME", "near");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void labelledStageSeesItsOwnPlaceAndAnyOtherTheOneOfTheRun() throws Exception {
        assertEquals(List.of("/here", "near"), command("", Elsewhere.LABELLED).args());
        Command labelled = command("\"agent\": {\"label\": \"far\"},", Elsewhere.LABELLED);
        Blocks blocks = new Blocks(folder.getRoot().toPath());
        blocks.base = Map.of("WORKSPACE", "/there", "NODE_NAME", "far", "PATH", System.getenv("PATH"));
        Manifest manifest = blocks.run(labelled);
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        assertEquals(
                "/there far\n",
                Files.readString(blocks.attempt.resolve(
                        manifest.commands().get(0).stdout().path())));
    }

    @Test
    public void whatThePlaceDoesNotSetIsSaid() throws Exception {
        Blocks blocks = new Blocks(folder.getRoot().toPath());
        blocks.base = Map.of("PATH", System.getenv("PATH"));
        String error = blocks.run(command("", Elsewhere.ALL)).commands().get(0).error();
        assertTrue(error, error.contains("NODE_NAME, WORKSPACE is not set where the stage runs"));
    }

    @Test
    public void parameterOfThatNameIsTheParameter() throws Exception {
        String parameters =
                "\"parameters\": {\"WORKSPACE\": {\"default\": \"mine\"}, \"NODE_NAME\": {\"default\": \"too\"}},";
        assertEquals(
                List.of("mine", "too"), command(parameters, "", Elsewhere.ALL).args());
    }

    private static Command command(String stage, Elsewhere elsewhere) throws Exception {
        return command("", stage, elsewhere);
    }

    private static Command command(String document, String stage, Elsewhere elsewhere) throws Exception {
        String intent = "{\"schema_version\": 1, " + document
                + "\"goal\": \"g\", \"workflow\": {\"name\": \"w\", \"stages\": [{\"id\": \"a\", " + stage
                + "\"exec\": {\"commands\": [{\"program\": \"echo\", \"args\": [\"${WORKSPACE}\", \"${NODE_NAME}\"]}]}}]}}";
        return Variables.resolve(
                        IntentReader.read("json", intent.getBytes(UTF_8)), new RunInputs(HERE, Map.of(), elsewhere))
                .workflow()
                .stages()
                .get(0)
                .exec()
                .orElseThrow()
                .commands()
                .get(0);
    }
}
