package io.jenkins.plugins.intent.ledger;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what the operating system refused, and what to do about it. */
final class Failures {
    private Failures() {}

    static LedgerException reading(Path file, IOException cause) {
        return new LedgerException.LedgerIo(
                "cannot read " + file + ": " + words(cause) + ". Nothing was changed; try again once it can be read.",
                cause);
    }

    static LedgerException creating(Path directory, IOException cause) {
        return new LedgerException.LedgerIo(
                "cannot keep the books of a run in " + directory + ": " + words(cause)
                        + ". Nothing was run; make the directory writable and free some space, or choose another one.",
                cause);
    }

    static LedgerException appending(Path journal, IOException cause) {
        return new LedgerException.LedgerIo(
                "cannot write to " + journal + ": " + words(cause)
                        + ". Nothing was changed and nothing is lost; free some space or make it writable, and try"
                        + " again.",
                cause);
    }

    static LedgerException forcing(Path journal, IOException cause) {
        return new LedgerException.LedgerIo(
                "the disk did not confirm what was written to " + journal + ": " + words(cause)
                        + ". What the disk holds is not known until it is read again: check the disk, then resume the"
                        + " run.",
                cause);
    }

    private static String words(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (cause instanceof FileSystemException refused) {
            return refused.getReason() == null ? refused.getClass().getSimpleName() : refused.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
