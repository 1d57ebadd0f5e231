package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.ledger.RunLock;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes runs that a {@link RetentionPolicy} takes from a directory that has one directory for each
 * run. Correct while other processes start, run and remove runs there: a run is taken only when its
 * books say that it has ended and nobody holds them, and it is held while it is taken. A run is first
 * renamed, then deleted, so a crash leaves a whole run or a name that no command takes for one, which
 * the next call deletes. So it is with a run that was never started, after a day.
 */
public final class Retention {
    /** How the name of a directory begins in which a run is got ready. */
    public static final String STARTING = ".starting.";

    private static final String TOMBSTONE = ".deleted.";

    private final Path runs;
    private final RetentionSurvey survey;
    private final TimeSource time;

    /** @param runs has one directory for each run; need not exist */
    public Retention(Path runs, TimeSource time) {
        this.runs = runs;
        this.survey = new RetentionSurvey(time);
        this.time = time;
    }

    /**
     * Whether a run of this directory has ever had books. There never was a bundle before a journal under a run's own
     * name: one that stands alone has lost it. Earlier versions may have left directories that died before.
     */
    public static boolean hasBegun(Path run) {
        return RunReader.hasJournal(run) || Files.exists(run.resolve("bundle"));
    }

    /** What {@link #apply} would do now; changes nothing. */
    public RetentionReport preview(RetentionPolicy policy) throws IOException {
        return go(policy, true);
    }

    /**
     * Removes what the policy takes.
     *
     * @throws IOException naming what could not be deleted; it is no run any more, and the next call
     *     tries again
     */
    public RetentionReport apply(RetentionPolicy policy) throws IOException {
        for (Path name : children()) {
            if (isLeft(name)) {
                FileTrees.deleteRecursively(name);
            }
        }
        return go(policy, false);
    }

    private RetentionReport go(RetentionPolicy policy, boolean dryRun) throws IOException {
        List<RetentionRun> all = new ArrayList<>();
        for (Path name : children()) {
            if (!name.getFileName().toString().startsWith(".")) {
                survey.look(name).ifPresent(all::add);
            }
        }
        List<RetentionReport.Entry> removed = new ArrayList<>();
        List<RetentionReport.Entry> kept = new ArrayList<>();
        Map<RetentionRun, String> taken = RetentionRules.taken(all, policy, time.epochMillis());
        for (RetentionRun run : all) {
            if (!taken.containsKey(run)) {
                continue;
            }
            Optional<String> protection = Optional.ofNullable(run.protection());
            if (protection.isEmpty() && !dryRun) {
                protection = remove(runs.resolve(run.id()));
            }
            String reason = protection.orElse(taken.get(run));
            (protection.isPresent() ? kept : removed).add(new RetentionReport.Entry(run.id(), run.bytes(), reason));
        }
        long freed = removed.stream().mapToLong(RetentionReport.Entry::bytes).sum();
        long total = all.stream().mapToLong(RetentionRun::bytes).sum();
        return new RetentionReport(dryRun, removed, kept, freed, total - freed);
    }

    /** Empty when the run is gone; else why it had to stay after all. */
    private Optional<String> remove(Path run) throws IOException {
        Path tombstone = run.resolveSibling(TOMBSTONE + run.getFileName());
        try (RunLock held = RunLock.acquire(run)) {
            Optional<String> protection = survey.protectionOfHeld(run);
            if (protection.isPresent()) {
                return protection;
            }
            Files.move(run, tombstone, StandardCopyOption.ATOMIC_MOVE);
        } catch (LedgerException.HeldByOtherProcess e) {
            return Optional.of(RetentionSurvey.HELD);
        } catch (LedgerException | NoSuchFileException e) {
            if (Files.exists(run)) {
                throw e;
            }
            return Optional.of("somebody else removed it");
        }
        FileTrees.deleteRecursively(tombstone);
        return Optional.empty();
    }

    private boolean isLeft(Path directory) throws IOException {
        String name = directory.getFileName().toString();
        return name.startsWith(TOMBSTONE) || name.startsWith(STARTING) && survey.isLongAgo(directory);
    }

    private List<Path> children() throws IOException {
        if (Files.notExists(runs)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(runs)) {
            return children.filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
