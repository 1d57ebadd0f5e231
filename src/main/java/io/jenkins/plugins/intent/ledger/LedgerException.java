package io.jenkins.plugins.intent.ledger;

import java.nio.file.Path;

/**
 * The books cannot go on. The message names the file (and line), says what is wrong and what to do, and
 * is meant for people: show it without a stack trace. The command line answers it with exit code 4.
 */
public abstract sealed class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The journal is not what was written. It is never repaired by guessing and never overwritten. */
    public static final class DamagedJournal extends LedgerException {
        private static final long serialVersionUID = 1L;

        DamagedJournal(String message) {
            super(message, null);
        }
    }

    /** A newer version of the product wrote the journal. */
    public static final class NewerVersion extends LedgerException {
        private static final long serialVersionUID = 1L;

        NewerVersion(String message) {
            super(message, null);
        }
    }

    /** What the run kept of how it was started is not that any more; to go on with it would be another run. */
    public static final class NotAsStarted extends LedgerException {
        private static final long serialVersionUID = 1L;

        NotAsStarted(Path file) {
            super(
                    file + " is not what the run was started with: it has been changed since. Nothing was run; restore"
                            + " the file from a copy, or start the intent as a new run.",
                    null);
        }
    }

    /** Another process, or another coordinator of this one, owns the run or has started it. */
    public static final class HeldByOtherProcess extends LedgerException {
        private static final long serialVersionUID = 1L;

        HeldByOtherProcess(String message) {
            super(message, null);
        }
    }

    /** The disk refused. Nothing of the failed call is in the books; it may be called again. */
    public static final class LedgerIo extends LedgerException {
        private static final long serialVersionUID = 1L;

        LedgerIo(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
