package io.jenkins.plugins.intent.text;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.Test;

public class SystemTextTest {
    @Test
    public void anyBytesComeBackAsTheyWere() {
        Random random = new Random(4711);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, SystemText.bytes(SystemText.of(bytes)));
        }
    }

    @Test
    public void whatIsUtf8IsItsCharacters() {
        String text = "a é € 😀 \ufffd";
        assertEquals(text, SystemText.of(text.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), SystemText.bytes(text));
        assertFalse(SystemText.hasLoneSurrogates(text));
    }

    @Test
    public void otherBytesAreLoneSurrogates() {
        assertEquals("a\udce9b", SystemText.of(new byte[] {'a', (byte) 0xe9, 'b'}));
        assertTrue(SystemText.hasLoneSurrogates("a\udce9b"));
        assertEquals(1, SystemText.firstLoneSurrogate("a\udce9b"));
    }

    @Test
    public void halfOfACharacterStandsForNoByte() {
        assertThrows(IllegalArgumentException.class, () -> SystemText.bytes("\ud83d"));
        assertThrows(IllegalArgumentException.class, () -> SystemText.bytes("\udc7f"));
    }
}
