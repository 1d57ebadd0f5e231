package io.jenkins.plugins.intent.engine;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Run ids: UTC time to the millisecond, so that they sort by time, and four random bytes. */
public final class RunIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    /** A new id for a run that starts at {@code epochMillis}. */
    public static String next(long epochMillis) {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        return TIME.format(Instant.ofEpochMilli(epochMillis)) + "-"
                + HexFormat.of().formatHex(random);
    }
}
