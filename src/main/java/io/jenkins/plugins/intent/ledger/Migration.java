package io.jenkins.plugins.intent.ledger;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Rewrites a journal of an older format in the current one. A copy of the old file is kept beside it;
 * the new one replaces it whole or not at all, so a crash at any point leaves a journal that opens.
 */
final class Migration {
    private Migration() {}

    /** Where the copy of a journal of format {@code version} is kept. */
    static Path backup(Path journal, int version) {
        return journal.resolveSibling("journal.v" + version + ".bak");
    }

    /** Rewrites {@code journal}, which has been read without error and is of format {@code version}. */
    static void toCurrentFormat(Path journal, int version) throws IOException {
        Path copy = journal.resolveSibling(".copy.tmp");
        Path rewritten = journal.resolveSibling(".rewritten.tmp");
        try {
            try (OutputStream out = new FileOutputStream(copy.toFile())) {
                Files.copy(journal, out);
            }
            Files.move(copy, backup(journal, version), StandardCopyOption.ATOMIC_MOVE);
            try (FileOutputStream file = new FileOutputStream(rewritten.toFile());
                    OutputStream out = new BufferedOutputStream(file)) {
                new JournalReader(journal, line -> write(out, line)).read();
                out.flush();
                file.getFD().sync();
            }
            Files.move(rewritten, journal, StandardCopyOption.ATOMIC_MOVE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(rewritten);
        }
    }

    private static JournalLine current(JournalLine line) {
        return line.event() instanceof LedgerEvent.RunStarted started
                ? new JournalLine(
                        line.seq(),
                        line.run(),
                        line.more(),
                        line.atMs(),
                        new LedgerEvent.RunStarted(JournalFormat.VERSION, started.plan()))
                : line;
    }

    private static void write(OutputStream out, JournalLine line) {
        try {
            out.write(JournalFormat.encode(current(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
