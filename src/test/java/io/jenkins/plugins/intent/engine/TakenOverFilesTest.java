package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.Workflow;
import io.jenkins.plugins.intent.workspace.OutputFile;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** What a stage finds in a fresh workspace of that which stages of another run had left in theirs. */
public class TakenOverFilesTest {
    private static final Map<String, List<String>> FILES = Map.of(
            "a", List.of("app.jar", "stamp"), "b", List.of("stamp"), "c", List.of("report"), "apart", List.of("own"));

    private final Map<String, Long> ended = new HashMap<>(Map.of("a", 1L, "b", 2L, "c", 3L, "apart", 1L));

    private TakenOverFiles files(String... taken) throws Exception {
        String text = "{'schema_version':1,'goal':'g','workflow':{'name':'w','stages':[" + stage("a", "'apart'")
                + "," + stage("b", "'a'") + "," + stage("c", "'b'") + "," + stage("d", "'b','apart'")
                + ",{'id':'apart',"
                + "'workspace':'isolated','outputs':['own'],'exec':{'commands':[{'program':'true'}]}}]}}";
        workflow = IntentReader.read("json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .intent()
                .workflow();
        return new TakenOverFiles(workflow, Set.of(taken), new Kept());
    }

    private final class Kept implements TakenOverFiles.Kept {
        @Override
        public Optional<StageOutputs> outputs(String stage) {
            return Optional.of(of(stage, FILES.getOrDefault(stage, List.of())));
        }

        @Override
        public long endedMs(String stage) {
            return ended.get(stage);
        }
    }

    private static StageOutputs of(String stage, List<String> paths) {
        return new StageOutputs(
                stage,
                Path.of(stage),
                paths.stream().map(path -> new OutputFile(path, 1, stage)).toList(),
                List.of(),
                List.of());
    }

    private List<String> before(TakenOverFiles files, String stage, StageOutputs... except) throws Exception {
        return shown(files.before(workflow.stage(stage).orElseThrow(), List.of(except)));
    }

    private Workflow workflow;

    private static String stage(String id, String needs) {
        return "{'id':'" + id + "','needs':[" + needs + "],'exec':{'commands':[{'program':'true'}]}}";
    }

    private static List<String> shown(List<StageOutputs> outputs) {
        return outputs.stream()
                .flatMap(stage -> stage.files().stream().map(file -> stage.stage() + ":" + file.path()))
                .toList();
    }

    @Test
    public void allThatCameBeforeIsThereAndOfEachFileTheLatest() throws Exception {
        assertEquals(List.of("b:stamp", "a:app.jar", "apart:own"), before(files("a", "b", "c", "apart"), "d"));
    }

    @Test
    public void whoeverEndedLastWroteLastWhateverTheGraphSays() throws Exception {
        ended.put("a", 9L);
        assertEquals(List.of("a:app.jar", "a:stamp", "apart:own"), before(files("a", "b", "apart"), "d"));
    }

    @Test
    public void whatIsLaidThereAnywayIsNotThereTwice() throws Exception {
        assertEquals(
                List.of("b:stamp", "a:app.jar"),
                before(files("a", "b", "c", "apart"), "d", of("apart", List.of("own"))));
    }

    @Test
    public void whatRanInThisRunIsWhereItWasMade() throws Exception {
        assertEquals(List.of("a:app.jar", "a:stamp"), before(files("a"), "c"));
    }

    @Test
    public void onlyWhatComesBeforeAStageThatIsRunIsWanted() throws Exception {
        assertEquals(
                List.of("b:stamp", "a:app.jar", "apart:own"),
                shown(files("a", "b", "c", "apart").beforeTheOthers()));
    }

    @Test
    public void atTheEndEverySharedStageOfTheOtherRunCounts() throws Exception {
        assertEquals(
                List.of("c:report", "b:stamp", "a:app.jar", "apart:own"),
                shown(files("a", "b", "c", "apart").all(List.of())));
    }
}
