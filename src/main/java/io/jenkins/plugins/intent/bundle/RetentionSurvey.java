package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.ledger.RunLock;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at runs on the disk without touching them: what they take, and what protects them. */
final class RetentionSurvey {
    static final String HELD = "a process holds it";
    private static final String UNREADABLE = "its journal cannot be read; look at it, then delete it yourself";

    /** A run is got ready within seconds; one that was not for so long never started. */
    private static final long STARTING_MS = TimeUnit.DAYS.toMillis(1);

    private final TimeSource time;

    RetentionSurvey(TimeSource time) {
        this.time = time;
    }

    /** The run in a directory; empty when it vanished meanwhile. */
    Optional<RetentionRun> look(Path run) throws IOException {
        try {
            State state = state(run);
            String protection = state.protection == null && RunLock.isHeld(run) ? HELD : state.protection;
            RetentionRun found = new RetentionRun(
                    run.getFileName().toString(),
                    FileTrees.size(run),
                    state.endedMs,
                    Retention.hasBegun(run),
                    protection);
            return Files.exists(run) ? Optional.of(found) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Why the state of a run that the caller holds forbids to remove it after all; empty when nothing
     * does. Without a journal nothing does: nobody else can begin one now.
     */
    Optional<String> protectionOfHeld(Path run) throws IOException {
        return RunReader.hasJournal(run) ? Optional.ofNullable(state(run).protection) : Optional.empty();
    }

    private record State(long endedMs, String protection) {}

    private State state(Path run) throws IOException {
        if (!RunReader.hasJournal(run)) {
            return withoutJournal(run);
        }
        try {
            RunView view = RunReader.read(run);
            return switch (view.status()) {
                case RUNNING -> new State(0, "it has not ended; resume or cancel it");
                case NEEDS_HUMAN -> new State(0, "it waits for a person");
                default -> new State(view.endedMs(), null);
            };
        } catch (LedgerException e) {
            return new State(0, UNREADABLE);
        }
    }

    private State withoutJournal(Path run) throws IOException {
        if (!isLongAgo(run)) {
            return new State(0, "it is starting");
        }
        return Retention.hasBegun(run)
                ? new State(0, UNREADABLE)
                : new State(Files.getLastModifiedTime(run).toMillis(), null);
    }

    /** Whether whoever would start a run in this directory is gone for sure. */
    boolean isLongAgo(Path directory) throws IOException {
        return time.epochMillis() - Files.getLastModifiedTime(directory).toMillis() >= STARTING_MS;
    }
}
