package io.jenkins.plugins.intent.json;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** People find in the file what a pointer names. */
public class PointerLinesTest {
    private static final byte[] DOCUMENT = "{\n \"a\": [1,\n  2]\n}".getBytes(StandardCharsets.UTF_8);

    @Test
    public void whatIsThereHasItsLineAndWhatIsNotHasNone() {
        assertEquals(Map.of("/a/1", 3, "", 1), PointerLines.find(DOCUMENT, List.of("/a/1", "", "/b")));
    }

    @Test
    public void whatIsNoPointerIsInNobodysWay() {
        assertEquals(Map.of("/a", 2), PointerLines.find(DOCUMENT, Arrays.asList("no pointer", null, "/a")));
    }

    @Test
    public void aTextThatIsNoDocumentHasNoLines() {
        assertEquals(Map.of(), PointerLines.find(new byte[] {'{'}, List.of("/a")));
    }
}
