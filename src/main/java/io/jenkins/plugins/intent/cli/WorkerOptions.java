package io.jenkins.plugins.intent.cli;

import picocli.CommandLine.Option;

/** Who does the work. */
final class WorkerOptions {
    private static final int MOST = 1000;

    @Option(names = "--agents", paramLabel = "N", description = "How many stages run at once (default: processors).")
    private Integer agents;

    @Option(names = "--supervised", description = "Run jobs in other processes, which outlive this one.")
    private boolean supervised;

    int agents() {
        if (agents != null && (agents < 1 || agents > MOST)) {
            throw new WrongCallException("--agents " + agents + ": expected a number from 1 to " + MOST);
        }
        return agents == null ? Runtime.getRuntime().availableProcessors() : agents;
    }

    boolean supervised() {
        return supervised;
    }
}
