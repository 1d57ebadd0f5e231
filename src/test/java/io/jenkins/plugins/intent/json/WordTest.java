package io.jenkins.plugins.intent.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.Test;

public class WordTest {
    enum Weather {
        FINE,
        LIGHT_RAIN
    }

    record Day(Word<Weather> weather) {}

    @Test
    public void aWordThatIsKnownIsWhatItMeans() {
        Word<Weather> word = Word.read(Weather.class, "light_rain");
        assertTrue(word.is(Weather.LIGHT_RAIN));
        assertFalse(word.is(Weather.FINE));
        assertEquals(Word.of(Weather.LIGHT_RAIN), word);
    }

    @Test
    public void aWordThatNobodyKnowsIsKeptAsItStands() {
        Word<Weather> word = Word.read(Weather.class, "Hail");
        assertEquals(Optional.empty(), word.known());
        assertEquals("Hail", word.text());
    }

    @Test
    public void bothWaysOfJsonReadAndWriteTheSame() throws Exception {
        for (String text : new String[] {"fine", "hail"}) {
            byte[] json = ("{\"weather\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
            Day day = new Day(Word.read(Weather.class, text));
            assertEquals(day, RecordJson.read(json, Day.class));
            assertEquals(day, Json.LINE.readValue(json, Day.class));
            assertEquals(new String(json, StandardCharsets.UTF_8), Json.LINE.writeValueAsString(day));
            assertEquals(
                    new String(json, StandardCharsets.UTF_8), new String(RecordJson.line(day), StandardCharsets.UTF_8));
        }
        assertNull(RecordJson.read("{}".getBytes(StandardCharsets.UTF_8), Day.class)
                .weather());
        assertNull(Json.LINE.readValue("{\"weather\":null}", Day.class).weather());
    }
}
