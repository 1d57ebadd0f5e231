package io.jenkins.plugins.intent.time;

/** How long something took, for people who watch it. */
public final class Elapsed {
    private Elapsed() {}

    /** {@code 3.2 s}, {@code 2:05 min}, {@code 1:02:05 h}. */
    public static String text(long ms) {
        long seconds = ms / 1000;
        if (seconds < 60) {
            return seconds + "." + ms % 1000 / 100 + " s";
        }
        return seconds < 3600
                ? seconds / 60 + two(seconds % 60) + " min"
                : seconds / 3600 + two(seconds / 60 % 60) + two(seconds % 60) + " h";
    }

    /** By hand: the start of Java's own formatter takes as long as a short run. */
    private static String two(long number) {
        return (number < 10 ? ":0" : ":") + number;
    }
}
