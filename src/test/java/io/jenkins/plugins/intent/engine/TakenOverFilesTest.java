package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.Workflow;
import io.jenkins.plugins.intent.workspace.OutputFile;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What a stage finds in a fresh workspace of that which stages of another build had left in theirs. */
public class TakenOverFilesTest {
    private static final Map<String, List<String>> FILES = Map.of(
            "a", List.of("app.jar", "stamp"), "b", List.of("stamp"), "c", List.of("report"), "apart", List.of("own"));

    private final List<StageView> stages = new ArrayList<>();

    private TakenOverFiles files(String... taken) throws Exception {
        String text = "{'schema_version':1,'goal':'g','workflow':{'name':'w','stages':[" + stage("a", "")
                + "," + stage("b", "'a'") + "," + stage("c", "'b'") + "," + stage("d", "'b','apart'")
                + ",{'id':'apart',"
                + "'workspace':'isolated','outputs':['own'],'exec':{'commands':[{'program':'true'}]}}]}}";
        Workflow workflow = IntentReader.read("json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .intent()
                .workflow();
        for (String id : taken) {
            stages.add(Views.takenOver(Views.block(id, StageStatus.SUCCEEDED, null), "run-0"));
        }
        this.workflow = workflow;
        return new TakenOverFiles(workflow, Views.run(RunStatus.RUNNING, null, 1, 0, stages), this::outputs);
    }

    private Workflow workflow;

    private static String stage(String id, String needs) {
        return "{'id':'" + id + "','needs':[" + needs + "],'exec':{'commands':[{'program':'true'}]}}";
    }

    private Optional<StageOutputs> outputs(String stage) {
        List<OutputFile> files = FILES.getOrDefault(stage, List.of()).stream()
                .map(path -> new OutputFile(path, 1, stage))
                .toList();
        return Optional.of(new StageOutputs(stage, Path.of(stage), files, List.of(), List.of()));
    }

    private static List<String> shown(List<StageOutputs> outputs) {
        return outputs.stream()
                .flatMap(stage -> stage.files().stream().map(file -> stage.stage() + ":" + file.path()))
                .toList();
    }

    @Test
    public void allThatCameBeforeIsThereAndOfEachFileTheLatest() throws Exception {
        TakenOverFiles files = files("a", "b", "c", "apart");
        assertEquals(
                List.of("b:stamp", "a:app.jar"),
                shown(files.before(workflow.stage("d").orElseThrow())));
    }

    @Test
    public void whatRanInThisBuildIsWhereItWasMade() throws Exception {
        TakenOverFiles files = files("a");
        assertEquals(
                List.of("a:app.jar", "a:stamp"),
                shown(files.before(workflow.stage("c").orElseThrow())));
    }

    @Test
    public void atTheEndEverySharedStageOfTheOtherBuildCounts() throws Exception {
        assertEquals(
                List.of("c:report", "b:stamp", "a:app.jar"),
                shown(files("a", "b", "c", "apart").all()).stream()
                        .sorted((x, y) -> y.compareTo(x))
                        .toList());
    }
}
