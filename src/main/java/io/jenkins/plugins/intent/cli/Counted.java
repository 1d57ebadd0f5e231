package io.jenkins.plugins.intent.cli;

/** A number of things in words. */
final class Counted {
    private Counted() {}

    /** {@code 1 run}, {@code 2 runs}. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
