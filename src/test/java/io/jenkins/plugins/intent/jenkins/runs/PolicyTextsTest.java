package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.policy.ShellConsent;
import org.junit.Test;

public class PolicyTextsTest {
    @Test
    public void textIsReadAsAFileWouldBe() throws Exception {
        assertEquals(
                ShellConsent.NEVER,
                PolicyTexts.read("step", "{ \"schema_version\": 1, \"shell\": \"never\" }")
                        .shell());
    }

    @Test
    public void mistakesNameTheLayerAndTheLine() {
        assertTrue(message("{ \"schema_version\": 1,\n \"shel\": \"never\" }")
                .startsWith("step policy:2:2: /shel: unknown field `shel` (did you mean `shell`?)"));
        assertTrue(message("{ \"schema_version\": 1, \"include\": [\"other.json\"] }")
                .contains("/include: only a policy in a file can include others"));
    }

    private static String message(String text) {
        return assertThrows(InvalidDocumentException.class, () -> PolicyTexts.read("step", text))
                .getMessage();
    }
}
