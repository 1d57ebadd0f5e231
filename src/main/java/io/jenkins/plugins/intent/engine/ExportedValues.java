package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.StageGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects what the stages that a stage needs, directly or through others, have captured for it. */
final class ExportedValues {
    private final BundleWriter bundle;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> from = new TreeMap<>();

    private ExportedValues(BundleWriter bundle) {
        this.bundle = bundle;
    }

    /** @throws IOException when two stages disagree about a value, or a manifest cannot be read */
    static Map<String, String> of(Stage stage, StageGraph stages, BundleWriter bundle) throws IOException {
        if (!stages.anyExports()) {
            return Map.of();
        }
        ExportedValues collected = new ExportedValues(bundle);
        for (String need : stages.allNeeds(stage.id())) {
            collected.add(stages.stage(need));
        }
        return collected.values;
    }

    private void add(Stage stage) throws IOException {
        boolean exports = stage.exec().map(block -> !block.exports().isEmpty()).orElse(false);
        Optional<Path> file = exports ? bundle.lastManifest(stage.id()) : Optional.empty();
        if (file.isEmpty()) {
            return;
        }
        Manifest manifest = RecordJson.read(file.get(), Manifest.class);
        for (Map.Entry<String, String> value : manifest.exports().entrySet()) {
            String name = value.getKey();
            String earlier = values.putIfAbsent(name, value.getValue());
            if (earlier != null && !earlier.equals(value.getValue())) {
                throw new IOException("the stages " + from.get(name) + " and " + stage.id()
                        + " export different values of " + name + "; need only one of them, or export other names");
            }
            from.putIfAbsent(name, stage.id());
        }
    }
}
