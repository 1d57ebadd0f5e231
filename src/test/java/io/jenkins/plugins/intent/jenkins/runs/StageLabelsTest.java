package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.Test;

public class StageLabelsTest {
    private static final String INTENT =
            "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"w\",\"stages\":["
                    + "{\"id\":\"a\",\"exec\":{\"commands\":[{\"program\":\"true\"}]}},\n"
                    + "{\"id\":\"b\",\"agent\":{\"label\":\"linux\"},\"exec\":{\"commands\":[{\"program\":\"true\"}]}},\n"
                    + "{\"id\":\"c\",\"agent\":{\"label\":\"x\"},\"exec\":{\"commands\":[{\"program\":\"true\"}]}}]}}";

    @Test
    public void everyFaultyLabelIsNamedWithItsPlace() throws Exception {
        IntentDocument document = IntentReader.read("intent.json", INTENT.getBytes(StandardCharsets.UTF_8));
        InvalidDocumentException refused = assertThrows(
                InvalidDocumentException.class,
                () -> StageLabels.check(document, label -> Optional.of("not " + label)));
        assertEquals(2, refused.problems().size());
        String first = refused.problems().get(0).text();
        assertTrue(first, first.startsWith("intent.json:2:"));
        assertTrue(first, first.contains("/workflow/stages/1/agent/label: no label expression"));
        assertTrue(first, first.contains("not linux"));
    }

    @Test
    public void labelsWithoutAFaultPass() throws Exception {
        IntentDocument document = IntentReader.read("intent.json", INTENT.getBytes(StandardCharsets.UTF_8));
        StageLabels.check(document, label -> Optional.empty());
    }

    @Test
    public void aStageThatWaitsAsksForItsLabelEachTimeSinceJenkinsForgetsOneThatNoNodeHas() {
        int[] asked = {0};
        StageTask task = new StageTask(
                null,
                null,
                "a",
                "a-1",
                "intent",
                new Eligible(
                        () -> {
                            asked[0]++;
                            return null;
                        },
                        Optional.empty()),
                any -> Optional.empty(),
                (any, who) -> {});
        task.getAssignedLabel();
        task.getAssignedLabel();
        assertEquals(2, asked[0]);
    }
}
