package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.nio.file.Path;

/** Says what the operating system refused, and what to do about it. */
final class Failures {
    private Failures() {}

    static LedgerException reading(Path file, IOException cause) {
        return new LedgerException.LedgerIo(
                "cannot read " + file + ": " + IoErrors.reason(cause)
                        + ". Nothing was changed; try again once it can be read.",
                cause);
    }

    static LedgerException creating(Path directory, IOException cause) {
        return new LedgerException.LedgerIo(
                "cannot write the journal of a run in " + directory + ": " + IoErrors.reason(cause)
                        + ". Nothing was run; make the directory writable and free some space, or choose another one.",
                cause);
    }

    static LedgerException appending(Path journal, IOException cause) {
        return new LedgerException.LedgerIo(
                "cannot write to " + journal + ": " + IoErrors.reason(cause)
                        + ". Nothing was changed and nothing is lost; free some space or make it writable, and try"
                        + " again.",
                cause);
    }

    static LedgerException forcing(Path journal, IOException cause) {
        return new LedgerException.LedgerIo(
                "the disk did not confirm what was written to " + journal + ": " + IoErrors.reason(cause)
                        + ". What the disk holds is not known until it is read again: check the disk, then resume the"
                        + " run.",
                cause);
    }
}
