package io.jenkins.plugins.intent.time;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Points in time as text, in UTC. Java's own formatters take longer to get ready than a small process has. */
public final class UtcText {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private UtcText() {}

    /** Such as {@code 20260401-101530-007}: sorts by time. */
    public static String digits(long epochMs) {
        LocalDateTime time = time(epochMs);
        StringBuilder text = new StringBuilder();
        padded(text, time.getYear(), 4);
        padded(text, time.getMonthValue(), 2);
        padded(text, time.getDayOfMonth(), 2);
        padded(text.append('-'), time.getHour(), 2);
        padded(text, time.getMinute(), 2);
        padded(text, time.getSecond(), 2);
        padded(text.append('-'), time.getNano() / NANOS_PER_MILLI, 3);
        return text.toString();
    }

    /** Such as {@code 2026-04-01 10:15:30 UTC}. */
    public static String shown(long epochMs) {
        LocalDateTime time = time(epochMs);
        StringBuilder text = date(time).append(' ');
        clock(text, time);
        return text.append(" UTC").toString();
    }

    /** For programs, such as {@code 2026-04-01T10:15:30.007Z}; without what is nought of a second. */
    public static String exact(long epochMs) {
        LocalDateTime time = time(epochMs);
        StringBuilder text = date(time).append('T');
        clock(text, time);
        if (time.getNano() > 0) {
            padded(text.append('.'), time.getNano() / NANOS_PER_MILLI, 3);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder date(LocalDateTime time) {
        StringBuilder text = new StringBuilder(24);
        padded(text, time.getYear(), 4);
        padded(text.append('-'), time.getMonthValue(), 2);
        padded(text.append('-'), time.getDayOfMonth(), 2);
        return text;
    }

    private static void clock(StringBuilder text, LocalDateTime time) {
        padded(text, time.getHour(), 2);
        padded(text.append(':'), time.getMinute(), 2);
        padded(text.append(':'), time.getSecond(), 2);
    }

    private static LocalDateTime time(long epochMs) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(epochMs, (long) MILLIS_PER_SECOND),
                (int) Math.floorMod(epochMs, (long) MILLIS_PER_SECOND) * NANOS_PER_MILLI,
                ZoneOffset.UTC);
    }

    private static void padded(StringBuilder text, int number, int digits) {
        for (int i = digits, least = 10; i > 1; i--, least *= 10) {
            if (number < least) {
                text.append('0');
            }
        }
        text.append(number);
    }
}
