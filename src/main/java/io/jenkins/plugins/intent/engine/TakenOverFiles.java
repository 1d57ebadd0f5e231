package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.StageGraph;
import io.jenkins.plugins.intent.model.Workflow;
import io.jenkins.plugins.intent.model.WorkspaceMode;
import io.jenkins.plugins.intent.workspace.OutputFile;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stages that another run ran would have left in the workspace that stages share, had they run in
 * this one: their outputs, those of isolated stages that were laid there for them, and of a file that
 * several of them wrote, the latest.
 */
public final class TakenOverFiles {
    private final StageGraph graph;
    private final Set<String> taken;
    private final Kept kept;

    /** What a bundle has of stages that were taken over. */
    interface Kept {
        Optional<StageOutputs> outputs(String stage) throws IOException;

        /** When the stage ended, epoch milliseconds. */
        long endedMs(String stage) throws IOException;
    }

    public TakenOverFiles(Workflow workflow, RunPlan plan, BundleWriter bundle) {
        this(
                workflow,
                plan.stages().stream()
                        .filter(StagePlan::isTakenOver)
                        .map(StagePlan::id)
                        .collect(Collectors.toSet()),
                new InBundle(bundle));
    }

    TakenOverFiles(Workflow workflow, Set<String> taken, Kept kept) {
        this.graph = StageGraph.of(workflow);
        this.taken = taken;
        this.kept = kept;
    }

    private record InBundle(BundleWriter bundle) implements Kept {
        @Override
        public Optional<StageOutputs> outputs(String stage) throws IOException {
            return bundle.outputsOf(stage);
        }

        @Override
        public long endedMs(String stage) throws IOException {
            Optional<Path> manifest = bundle.lastManifest(stage);
            return manifest.isEmpty()
                    ? 0
                    : RecordJson.read(manifest.get(), Manifest.class).endedMs();
        }
    }

    /**
     * What a stage that runs in that workspace finds there.
     *
     * @param except outputs that are laid there anyway, and count
     */
    public List<StageOutputs> before(Stage stage, List<StageOutputs> except) throws IOException {
        return latest(graph.allNeeds(stage.id()), except);
    }

    /** What the stages that are not taken over find there. */
    List<StageOutputs> beforeTheOthers() throws IOException {
        Set<String> needed = new HashSet<>();
        graph.order().stream().filter(id -> !taken.contains(id)).forEach(id -> needed.addAll(graph.allNeeds(id)));
        return latest(needed, List.of());
    }

    /** All of it, but what is laid there anyway. */
    public List<StageOutputs> all(List<StageOutputs> except) throws IOException {
        return latest(graph.order(), except);
    }

    private List<StageOutputs> latest(Collection<String> of, List<StageOutputs> except) throws IOException {
        Set<String> paths = new HashSet<>();
        except.forEach(laid -> only(laid, paths));
        List<StageOutputs> left = new ArrayList<>();
        for (String id : latestFirst(of)) {
            add(id, paths, left);
            for (String need : graph.needs(id)) {
                if (taken.contains(need) && isIsolated(need)) {
                    add(need, paths, left);
                }
            }
        }
        return left;
    }

    /** By when they ended; at the same moment, whoever needs comes after what it needs. */
    private List<String> latestFirst(Collection<String> of) throws IOException {
        List<String> shared = new ArrayList<>();
        Map<String, Long> ended = new HashMap<>();
        for (String id : graph.order()) {
            if (of.contains(id) && taken.contains(id) && !isIsolated(id)) {
                shared.add(id);
                ended.put(id, kept.endedMs(id));
            }
        }
        shared.sort(Comparator.comparing(ended::get));
        Collections.reverse(shared);
        return shared;
    }

    private boolean isIsolated(String id) {
        return graph.stage(id).workspace() == WorkspaceMode.ISOLATED;
    }

    private void add(String id, Set<String> paths, List<StageOutputs> left) throws IOException {
        kept.outputs(id)
                .map(found -> only(found, paths))
                .filter(found -> !found.files().isEmpty())
                .ifPresent(left::add);
    }

    private static StageOutputs only(StageOutputs found, Set<String> paths) {
        List<OutputFile> files =
                found.files().stream().filter(file -> paths.add(file.path())).toList();
        return new StageOutputs(found.stage(), found.directory(), files, found.unmatched(), found.notes());
    }
}
