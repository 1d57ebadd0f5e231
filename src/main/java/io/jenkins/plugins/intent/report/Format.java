package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.time.UtcText;
import java.util.Locale;

/** Figures as people read them. */
final class Format {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private Format() {}

    /** Such as {@code 340 ms}, {@code 2.5 s}, {@code 3 min 4 s}, {@code 2 h 5 min}; negative counts as none. */
    static String duration(long milliseconds) {
        long ms = Math.max(0, milliseconds);
        if (ms < 1000) {
            return ms + " ms";
        }
        if (ms < 60_000) {
            return ms / 1000 + "." + ms / 100 % 10 + " s";
        }
        long seconds = ms / 1000;
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = seconds / 60;
        return minutes < 24 * 60
                ? two(minutes / 60, "h", minutes % 60, "min")
                : two(minutes / 60 / 24, "d", minutes / 60 % 24, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** Such as {@code 17 bytes} and {@code 1.2 MB}; a kB is 1,000 bytes. */
    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        if (unit == 0) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** Such as {@code 3 stages}. */
    static String count(long n, String singular) {
        return grouped(n) + " " + singular + (n == 1 ? "" : "s");
    }

    /** With commas between thousands. */
    static String grouped(long n) {
        StringBuilder digits = new StringBuilder(Long.toString(n));
        for (int i = digits.length() - 3; i > (n < 0 ? 1 : 0); i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }

    /** Adds a point in time, or a dash when it is 0. */
    static void time(Markup html, long epochMs) {
        if (epochMs <= 0) {
            html.text("–");
            return;
        }
        html.element("time", UtcText.shown(epochMs), "datetime", UtcText.exact(epochMs));
    }

    /** A coordinate in a drawing, with no more digits than can be seen. */
    static String px(double value) {
        long tenths = Math.round(value * 10);
        if (tenths % 10 == 0) {
            return Long.toString(tenths / 10);
        }
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** A place in a drawing. */
    static String at(double x, double y) {
        return px(x) + " " + px(y);
    }
}
