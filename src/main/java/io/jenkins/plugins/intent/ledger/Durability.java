package io.jenkins.plugins.intent.ledger;

import java.util.List;

/**
 * What survives the machine losing power. Whatever is chosen here, every answer of the books is handed
 * to the operating system before it is given, so it survives any death of the process; and a run's
 * start and end and every decision of a person are on the disk before they are answered.
 */
public enum Durability {
    /**
     * Completions too are on the disk before they are answered; concurrent ones share one flush. For
     * stages with effects outside of the machine: after a power failure none is run a second time.
     */
    EVERY_COMPLETION,
    /**
     * Completions reach the disk when the operating system likes. After a power failure the last
     * seconds of stages may be run again, as with make; saves one flush of the disk for each stage.
     */
    DECISIONS_ONLY;

    /** Whether a transaction must be on the disk before it is answered. */
    boolean flushes(List<LedgerEvent> transaction) {
        for (LedgerEvent event : transaction) {
            boolean flushes =
                    switch (event.kind().flush()) {
                        case ALWAYS -> true;
                        case IF_ASKED -> this == EVERY_COMPLETION;
                        case WITH_OTHERS -> false;
                    };
            if (flushes) {
                return true;
            }
        }
        return false;
    }
}
