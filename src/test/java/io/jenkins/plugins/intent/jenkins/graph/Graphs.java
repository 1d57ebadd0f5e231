package io.jenkins.plugins.intent.jenkins.graph;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.StageGraph;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Graphs of stages for tests. */
final class Graphs {
    private Graphs() {}

    /** @param stages {@code "a"}, or {@code "b<a"} for one that needs others, {@code "c<a,b"} */
    static StageGraph of(String... stages) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (String stage : stages) {
            String[] parts = stage.split("<", 2);
            needs.put(parts[0], parts.length == 1 ? List.of() : List.of(parts[1].split(",")));
        }
        return of(needs);
    }

    static StageGraph of(Map<String, List<String>> needs) {
        String stages = needs.entrySet().stream()
                .map(stage -> "{'id':'" + stage.getKey() + "','needs':["
                        + stage.getValue().stream()
                                .map(need -> "'" + need + "'")
                                .collect(Collectors.joining(","))
                        + "],'exec':{'commands':[{'program':'true'}]}}")
                .collect(Collectors.joining(","));
        String document = "{'schema_version':1,'goal':'g','workflow':{'name':'n','stages':[" + stages + "]}}";
        try {
            return StageGraph.of(
                    IntentReader.read("f", document.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                            .intent()
                            .workflow());
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Any shape: sparse, dense, in layers, in one row. */
    static StageGraph random(Random random) {
        int count = 1 + random.nextInt(14);
        int sparse = 1 + random.nextInt(6);
        boolean layered = random.nextBoolean();
        Map<String, List<String>> needs = new LinkedHashMap<>();
        int layer = 0;
        int layerEnd = 0;
        for (int i = 0; i < count; i++) {
            if (i == layerEnd) {
                layer = i;
                layerEnd = i + 1 + random.nextInt(3);
            }
            List<String> own = new ArrayList<>();
            for (int earlier = 0; earlier < i; earlier++) {
                if (layered ? earlier < layer && random.nextInt(8) != 0 : random.nextInt(sparse) == 0) {
                    own.add("s" + earlier);
                }
            }
            needs.put("s" + i, own);
        }
        return of(needs);
    }

    /** Everything that a stage needs, directly or not. */
    static Set<String> above(StageGraph graph, String stage) {
        Set<String> above = new LinkedHashSet<>();
        for (String need : graph.needs(stage)) {
            above.add(need);
            above.addAll(above(graph, need));
        }
        return above;
    }

    /** {@code "a | b>c + d | e"}. */
    static String text(Picture picture) {
        return picture.groups().stream()
                .map(group -> group.chains().stream()
                        .map(chain -> chain.stream().map(Spot::name).collect(Collectors.joining(">")))
                        .collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(" | "));
    }
}
