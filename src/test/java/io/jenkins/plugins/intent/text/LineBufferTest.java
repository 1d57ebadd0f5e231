package io.jenkins.plugins.intent.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class LineBufferTest {
    private final List<String> heard = new ArrayList<>();
    private final LineBuffer buffer = new LineBuffer((line, end) -> heard.add(line));

    private List<String> linesOf(String output) {
        for (byte one : output.getBytes(UTF_8)) {
            buffer.write(new byte[] {one});
        }
        buffer.close();
        return heard;
    }

    @Test
    public void linesAreThoseThatWerePrinted() {
        assertEquals(List.of("a", "", "bé\u20ac"), linesOf("a\r\n\nbé\u20ac"));
    }

    @Test
    public void veryLongLineSaysHowMuchOfItIsNotShown() {
        assertEquals(
                List.of("x".repeat(4096) + " … (904 more bytes of this line)", "next"),
                linesOf("x".repeat(5000) + "\nnext\n"));
        assertEquals(List.of("y".repeat(4096)), linesOf("y".repeat(4096)).subList(2, 3));
    }

    @Test
    public void veryLongLineEndsWithAWholeCharacter() {
        for (int before = 0; before < 4; before++) {
            heard.clear();
            String line = linesOf("a".repeat(before) + "\uD83D\uDE80".repeat(2000) + "\n")
                    .get(0);
            String shown = line.substring(0, line.indexOf(" …"));
            assertTrue(line, shown.endsWith("\uD83D\uDE80"));
            int more = before + 8000 - shown.getBytes(UTF_8).length;
            assertTrue(line, line.endsWith("(" + more + " more bytes of this line)"));
        }
    }
}
