package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.ledger.RunStatus;

/** The exit codes that others script against; see the table in {@code docs/troubleshooting.md}. */
final class ExitCode {
    static final int SUCCEEDED = 0;
    static final int FAILED = 1;
    /** The intent or the command line is wrong; nothing was run. */
    static final int USAGE = 2;

    static final int NEEDS_HUMAN = 3;
    /** The state is damaged, of a newer version, cannot be written, or is held by another process. */
    static final int STATE = 4;

    static final int CANCELLED = 130;

    private ExitCode() {}

    static int of(RunStatus status) {
        return switch (status) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case RUNNING, NEEDS_HUMAN -> NEEDS_HUMAN;
            case CANCELLED -> CANCELLED;
        };
    }
}
