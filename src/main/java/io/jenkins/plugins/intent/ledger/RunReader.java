package io.jenkins.plugins.intent.ledger;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads how a run stands without owning it, also while another process writes it: the journal is only
 * read, a last line still being written is left out, and an older format is understood without being
 * migrated.
 */
public final class RunReader {
    private RunReader() {}

    /** Whether the books of a run were ever begun in {@code runDir}. */
    public static boolean hasJournal(Path runDir) {
        return Files.exists(runDir.resolve(Journal.FILE));
    }

    /**
     * The run as its journal tells it.
     *
     * @throws LedgerException when there is no readable journal in {@code runDir}
     */
    public static RunView read(Path runDir) {
        return told(runDir).view();
    }

    /** The same, with what it was started as. */
    public static ToldRun told(Path runDir) {
        Ledger ledger = Replay.of(runDir.resolve(Journal.FILE)).ledger();
        return new ToldRun(ledger.plan(), ledger.view());
    }

    /** As much of the run as can be trusted, and what is wrong with the rest; never throws for damage. */
    public static PartialRun readAsFarAsPossible(Path runDir) {
        return Replay.asFarAsPossible(runDir.resolve(Journal.FILE));
    }
}
