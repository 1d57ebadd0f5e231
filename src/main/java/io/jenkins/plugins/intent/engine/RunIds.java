package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.secrets.RandomBits;
import io.jenkins.plugins.intent.time.UtcText;

/** Run ids: UTC time to the millisecond, so that they sort by time, and four random bytes. */
public final class RunIds {
    private RunIds() {}

    /** A new id for a run that starts at {@code epochMillis}. */
    public static String next(long epochMillis) {
        return UtcText.digits(epochMillis) + "-" + RandomBits.shortText();
    }
}
