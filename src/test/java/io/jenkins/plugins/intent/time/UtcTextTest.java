package io.jenkins.plugins.intent.time;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.Test;

/** Points in time are written as Java's own formatters write them. */
public class UtcTextTest {
    private static final DateTimeFormatter DIGITS = formatter("yyyyMMdd-HHmmss-SSS");
    private static final DateTimeFormatter SHOWN = formatter("yyyy-MM-dd HH:mm:ss 'UTC'");

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    @Test
    public void everyPointInTimeReadsAsJavaWritesIt() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long epochMs = i < 100 ? i * 1000L : (long) (random.nextDouble() * 250_000_000_000_000L);
            Instant instant = Instant.ofEpochMilli(epochMs);
            assertEquals(DIGITS.format(instant), UtcText.digits(epochMs));
            assertEquals(SHOWN.format(instant), UtcText.shown(epochMs));
            assertEquals(instant.toString(), UtcText.exact(epochMs));
        }
    }
}
