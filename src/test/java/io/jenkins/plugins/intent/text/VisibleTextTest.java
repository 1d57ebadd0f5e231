package io.jenkins.plugins.intent.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.junit.Test;

/** What is shown is what is there. */
public class VisibleTextTest {

    @Test
    public void plainTextOfAnyLanguageIsLeftAlone() {
        String plain = "build – Größe 日本語 \uD83D\uDE80 العربية";
        assertSame(plain, VisibleText.line(plain));
    }

    @Test
    public void controlsAndDirectionMarksBecomeVisible() {
        assertEquals("a\u240Ab\u2409c\u2400", VisibleText.line("a\nb\tc\0"));
        assertEquals("\u27E8U+202E\u27E9gnp", VisibleText.line("\u202Egnp"));
        assertEquals("x\u27E8U+200B\u27E9y\u27E8U+FEFF\u27E9", VisibleText.line("x\u200By\uFEFF"));
        assertEquals("\u27E8U+D800\u27E9", VisibleText.line("\uD800"));
        assertEquals("\u2421\u27E8U+0085\u27E9\u27E8U+2028\u27E9", VisibleText.line("\u007f\u0085\u2028"));
    }

    @Test
    public void outputKeepsItsLinesAndLosesItsColours() {
        assertEquals("red\n\tbold\nend", VisibleText.lines("\u001B[31mred\u001B[0m\r\n\t\u001B[1;4mbold\u001B[K\nend"));
        assertEquals("\u241B]0;title\u2407", VisibleText.lines("\u001B]0;title\u0007"));
    }

    @Test
    public void nothingThatAMachineWouldObeySurvives() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(20, 0, 0x3000).forEach(c -> text.append((char) c));
            assertTrue(
                    "seed " + seed,
                    VisibleText.line(text.toString())
                            .codePoints()
                            .noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202E || Character.isISOControl(c)));
        }
    }
}
