package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.Locale;

/** Names of a command's output files, relative to the manifest. */
public final class OutputFiles {
    static final String DIRECTORY = "commands";

    private static final int LONGEST_NAME = 60;
    private static final int LEAST_DIGITS = 2;

    private OutputFiles() {}

    /** {@code commands/007-package}: sorts as the block runs, safe on every file system, no secrets. */
    public static String directory(int index, int count, String name, Redactor redactor) {
        int digits = Math.max(LEAST_DIGITS, Integer.toString(count).length());
        String safe = redactor.mask(name).replaceAll("[^A-Za-z0-9._-]+", "_");
        return String.format(
                Locale.ROOT,
                DIRECTORY + "/%0" + digits + "d-%s",
                index + 1,
                safe.substring(0, Math.min(LONGEST_NAME, safe.length())));
    }
}
