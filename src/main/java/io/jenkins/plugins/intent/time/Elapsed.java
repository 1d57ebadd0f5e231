package io.jenkins.plugins.intent.time;

import java.util.Locale;

/** How long something took, for people who watch it. */
public final class Elapsed {
    private Elapsed() {}

    /** {@code 3.2 s}, {@code 2:05 min}, {@code 1:02:05 h}. */
    public static String text(long ms) {
        long seconds = ms / 1000;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%d.%d s", seconds, ms % 1000 / 100);
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d h", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
