package io.jenkins.plugins.intent.exec.hands;

/**
 * What one process reads from and writes to, as names in the directory of the hands, or paths from there.
 *
 * @param name what the names of its own streams begin with
 * @param in its standard input
 * @param out its standard output
 */
record Streams(String name, String in, String out) {
    private static final String NOTHING = "/dev/null";

    static Streams named(String name) {
        return new Streams(name, NOTHING, name + ".out");
    }

    /** Its standard error. */
    String err() {
        return name + ".err";
    }

    /** Says that it began, and is closed then. */
    String began() {
        return name + ".began";
    }

    Streams from(String input) {
        return new Streams(name, input, out);
    }

    Streams to(String output) {
        return new Streams(name, in, output);
    }
}
