package io.jenkins.plugins.intent.exec;

import java.util.concurrent.TimeUnit;

/** Lengths of time in words. */
final class Durations {
    private Durations() {}

    /** "90 s", or "250 ms" when it is no whole number of seconds. */
    static String text(long millis) {
        return millis % 1000 == 0 ? TimeUnit.MILLISECONDS.toSeconds(millis) + " s" : millis + " ms";
    }
}
