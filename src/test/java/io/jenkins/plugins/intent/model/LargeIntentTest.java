package io.jenkins.plugins.intent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** Ten thousand stages are read and ordered without deep recursion or quadratic work. */
public class LargeIntentTest {
    private static final int STAGES = 10_000;

    private static String stages(IntFunction<String> needs) {
        return IntStream.range(0, STAGES)
                .mapToObj(i -> Intents.block("s" + i, ",'needs':[" + needs.apply(i) + "]"))
                .collect(Collectors.joining(","));
    }

    private static StageGraph graph(String stages) throws Exception {
        IntentDocument document = Intents.read(Intents.document(stages, ""));
        return StageGraph.of(
                Variables.resolve(document, RunInputs.ofEnvironment(Map.of())).workflow());
    }

    @Test
    public void aChainIsReadAndOrdered() throws Exception {
        StageGraph graph = graph(stages(i -> i == STAGES - 1 ? "" : "'s" + (i + 1) + "'"));
        assertEquals("s" + (STAGES - 1), graph.order().get(0));
        assertEquals(STAGES, graph.levels().size());
        assertEquals(STAGES - 1, Intents.below(graph, graph.order().get(0)).size());
    }

    @Test
    public void aWideGraphIsReadAndItsOverlapsAreSummedUp() throws Exception {
        IntentDocument document = Intents.read(Intents.document(stages(i -> i == 0 ? "" : "'s0'"), ""));
        assertEquals(2, StageGraph.of(document.intent().workflow()).levels().size());
        assertEquals(1, document.overlaps().size());
        String warning = Intents.shown(document.overlaps().get(0));
        assertTrue(warning, warning.contains("can run at once in the same directory (and 9997 more pairs)"));
    }

    @Test
    public void aCycleOfAllStagesIsShownShortened() {
        String stages = stages(i -> "'s" + (i + STAGES - 1) % STAGES + "'");
        String shown = Intents.problems(Intents.document(stages, "")).get(0);
        assertEquals(
                "s0 -> s1 -> (9980 more) -> s0",
                shown.replaceAll(".*other: ", "")
                        .replaceAll("s2 -> .*s19 -> ", "")
                        .replaceAll(" \\(remove.*", ""));
    }

    @Test
    public void problemsWithoutNumberAreCountedNotListed() {
        String stages = stages(i -> "'t" + i + "'");
        var problems = Intents.problems(Intents.document(stages, ""));
        assertEquals(201, problems.size());
        assertEquals("and 9800 more problems like these", problems.get(200));
    }

    @Test
    public void aHugeWrongDocumentIsRefusedInBoundedMemory() {
        String stages = "0,".repeat(1_900_000) + "0";
        byte[] content = Intents.document(stages, "").replace('\'', '"').getBytes(UTF_8);
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> IntentReader.read("f", content));
        assertEquals(1, e.problems().size());
    }
}
