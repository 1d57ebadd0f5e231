package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.StageGraph;
import io.jenkins.plugins.intent.model.Workflow;
import io.jenkins.plugins.intent.model.WorkspaceMode;
import io.jenkins.plugins.intent.workspace.OutputFile;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stages that another build ran would have left in the workspace that stages share, had they run in
 * this one: their outputs, and of a file that several of them wrote, the latest.
 */
final class TakenOverFiles {
    private final StageGraph graph;
    private final Set<String> shared;
    private final Outputs outputs;

    /** What the bundle has of a stage. */
    @FunctionalInterface
    interface Outputs {
        Optional<StageOutputs> of(String stage) throws IOException;
    }

    TakenOverFiles(Workflow workflow, RunView run, Outputs outputs) {
        this.graph = StageGraph.of(workflow);
        this.outputs = outputs;
        Set<String> taken = run.stages().stream()
                .filter(stage -> stage.takenOverFrom() != null)
                .map(StageView::id)
                .collect(Collectors.toSet());
        this.shared = workflow.stages().stream()
                .filter(stage -> stage.workspace() == WorkspaceMode.SHARED)
                .map(Stage::id)
                .filter(taken::contains)
                .collect(Collectors.toSet());
    }

    /** What a stage that runs in that workspace finds there. */
    List<StageOutputs> before(Stage stage) throws IOException {
        return latest(graph.allNeeds(stage.id()));
    }

    /** All of it. */
    List<StageOutputs> all() throws IOException {
        return latest(graph.order());
    }

    private List<StageOutputs> latest(Collection<String> of) throws IOException {
        List<String> latestFirst = new ArrayList<>(graph.order());
        Collections.reverse(latestFirst);
        Set<String> paths = new HashSet<>();
        List<StageOutputs> left = new ArrayList<>();
        for (String id : latestFirst) {
            if (of.contains(id) && shared.contains(id)) {
                outputs.of(id).ifPresent(found -> left.add(only(found, paths)));
            }
        }
        return left;
    }

    private static StageOutputs only(StageOutputs found, Set<String> paths) {
        List<OutputFile> files =
                found.files().stream().filter(file -> paths.add(file.path())).toList();
        return new StageOutputs(found.stage(), found.directory(), files, found.unmatched(), found.notes());
    }
}
