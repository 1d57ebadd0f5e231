package io.jenkins.plugins.intent.ledger;

import java.nio.file.Path;
import java.util.Optional;

/** Folds a journal into a ledger. */
final class Replay {
    private final JournalReader reader;
    private Ledger ledger;

    private Replay(Path journal) {
        this.reader = new JournalReader(journal, this::fold);
    }

    /** The whole journal, or an exception. */
    static Replay of(Path journal) {
        Replay replay = new Replay(journal);
        replay.reader.read();
        return replay;
    }

    /** The journal up to where it cannot be trusted. */
    static PartialRun asFarAsPossible(Path journal) {
        Replay replay = new Replay(journal);
        Optional<LedgerException> problem = Optional.empty();
        try {
            replay.reader.read();
        } catch (LedgerException e) {
            problem = Optional.of(e);
        }
        return new PartialRun(Optional.ofNullable(replay.ledger).map(Ledger::view), problem);
    }

    private void fold(JournalLine line) throws BadLineException {
        try {
            if (ledger == null) {
                ledger = begin(line);
            } else {
                ledger.apply(line.event(), line.atMs());
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new BadLineException("it does not follow from the lines before it (" + e.getMessage() + ")");
        }
    }

    private static Ledger begin(JournalLine line) {
        if (line.event() instanceof LedgerEvent.RunStarted started
                && started.plan().runId().equals(line.run())) {
            return new Ledger(started.plan(), line.atMs());
        }
        throw new IllegalArgumentException("the first line does not start the run " + line.run());
    }

    Ledger ledger() {
        return ledger;
    }

    JournalReader reader() {
        return reader;
    }
}
