package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.files.AtomicFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run's directory, owned: its lock, its journal open at the end, and the ledger that the journal
 * folds to.
 *
 * @param notes what had to be done to the journal, in sentences for people
 */
record RunStore(Ledger ledger, Journal journal, RunLock lock, List<String> notes) implements Closeable {

    /** What a new run begins with. */
    private record Beginning(Ledger ledger, byte[] journal, int lines) {
        static Beginning of(RunPlan plan, long atMs) {
            Ledger ledger = new Ledger(plan, atMs);
            List<LedgerEvent> consequences = Decisions.start(ledger);
            List<LedgerEvent> events = new ArrayList<>();
            events.add(new LedgerEvent.RunStarted(JournalFormat.VERSION, plan));
            events.addAll(consequences);
            byte[] journal = Journal.encode(events, plan.runId(), 1, atMs);
            consequences.forEach(event -> ledger.apply(event, atMs));
            return new Beginning(ledger, journal, events.size());
        }

        RunStore goOn(Path path, RunLock lock) throws IOException {
            String runId = ledger.plan().runId();
            Journal open = new Journal(path, JournalFile.open(path), runId, lines, journal.length);
            return new RunStore(ledger, open, lock, List.of());
        }
    }

    /** A new run. Its first transaction is in the journal, whole and on the disk, or there is no journal. */
    static RunStore create(Path runDir, RunPlan plan, long atMs) {
        Beginning beginning = Beginning.of(plan, atMs);
        try {
            Files.createDirectories(runDir);
        } catch (IOException e) {
            throw Failures.creating(runDir, e);
        }
        return owning(runDir, lock -> {
            Path path = runDir.resolve(Journal.FILE);
            if (Files.exists(path)) {
                throw new LedgerException.HeldByOtherProcess("a run was started in " + runDir
                        + " before. Nothing was changed: resume that one, or start this one in another directory.");
            }
            try {
                AtomicFiles.writeDurably(path, beginning.journal());
                return beginning.goOn(path, lock);
            } catch (IOException e) {
                throw Failures.creating(runDir, e);
            }
        });
    }

    /**
     * The same of a run whose directory was got ready under another name. It is owned only once it has its own, since
     * not every system renames a directory with open files in it.
     */
    static RunStore create(Path prepared, Path runDir, RunPlan plan, long atMs) {
        Beginning beginning = Beginning.of(plan, atMs);
        try {
            AtomicFiles.writeDurably(prepared.resolve(Journal.FILE), beginning.journal());
            Files.move(prepared, runDir, StandardCopyOption.ATOMIC_MOVE);
            AtomicFiles.syncDirectory(runDir.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Failures.creating(runDir, e);
        }
        return owning(runDir, lock -> {
            Path path = runDir.resolve(Journal.FILE);
            try {
                if (Files.size(path) != beginning.journal().length) {
                    throw new LedgerException.HeldByOtherProcess("another process has gone on with the run in " + runDir
                            + " as soon as it was there: leave it to that one.");
                }
                return beginning.goOn(path, lock);
            } catch (IOException e) {
                throw Failures.creating(runDir, e);
            }
        });
    }

    /** A run that was started before. Changes nothing when its journal cannot be trusted. */
    static RunStore open(Path runDir) {
        Path path = runDir.resolve(Journal.FILE);
        if (!Files.exists(path)) {
            Replay.of(path);
        }
        return owning(runDir, lock -> reopen(path, lock));
    }

    private static RunStore reopen(Path path, RunLock lock) {
        List<String> notes = new ArrayList<>();
        Replay replay = Replay.of(path);
        requireKnownKinds(path, replay.ledger().plan());
        tornNote(path, replay.reader()).ifPresent(notes::add);
        try {
            int version = replay.reader().version();
            if (version < JournalFormat.VERSION) {
                Migration.toCurrentFormat(path, version);
                replay = Replay.of(path);
                notes.add("rewrote " + path + " from format " + version + " in format " + JournalFormat.VERSION
                        + "; the old one is kept as " + Migration.backup(path, version));
            }
            JournalReader end = replay.reader();
            JournalFile file = JournalFile.openCut(path, end.soundBytes());
            Journal journal = new Journal(path, file, end.runId(), end.soundLines(), end.soundBytes());
            return new RunStore(replay.ledger(), journal, lock, List.copyOf(notes));
        } catch (IOException e) {
            throw Failures.appending(path, e);
        }
    }

    private static void requireKnownKinds(Path path, RunPlan plan) {
        for (StagePlan stage : plan.stages()) {
            if (stage.kind().known().isEmpty()) {
                throw new LedgerException.NewerVersion(
                        path + ": stage " + stage.id() + " is of the kind " + stage.kind()
                                + ", which this version does not know. Nothing was changed; use the version that wrote it.");
            }
        }
    }

    private static Optional<String> tornNote(Path path, JournalReader end) {
        return end.tornBytes() == 0
                ? Optional.empty()
                : Optional.of("cut " + end.tornBytes() + " bytes after byte " + end.soundBytes() + " off " + path
                        + ": they were being written when the process died, and nobody was answered");
    }

    private interface Opening {
        RunStore with(RunLock lock);
    }

    private static RunStore owning(Path runDir, Opening opening) {
        RunLock lock = RunLock.acquire(runDir);
        try {
            return opening.with(lock);
        } catch (RuntimeException e) {
            try {
                lock.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            journal.close();
        }
    }
}
