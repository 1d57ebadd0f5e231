package io.jenkins.plugins.intent.text;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class CommandTextTest {
    @Test
    public void itShowsWhereAnArgumentEnds() {
        assertEquals("sh -c 'rm -rf /'", CommandText.of("sh", List.of("-c", "rm -rf /"), 100));
        assertEquals("echo '' 'it'\\''s' a=b", CommandText.of("echo", List.of("", "it's", "a=b"), 100));
    }

    @Test
    public void whatWouldHideOrReverseTextIsVisible() {
        assertEquals(
                "echo '␊␛[2K⟦U+202E⟧x'".length(),
                CommandText.of("echo", List.of("\n\u001b[2K\u202ex"), 100).length());
        assertEquals("echo '␊'", CommandText.of("echo", List.of("\n"), 100));
    }

    @Test
    public void theRestOfALongOneIsLeftOutWithoutCuttingACharacterInTwo() {
        assertEquals("echo aaaaa …", CommandText.of("echo", List.of("a".repeat(50), "b".repeat(50)), 10));
        assertEquals("echo ' …", CommandText.of("echo", List.of("\uD83D\uDE00"), 7));
    }
}
