package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;

/**
 * Directories in which attempts grow, beside where they will be, under temporary names. That of a stage which will
 * run soon can be made ahead; for any number of threads.
 */
final class AttemptPlaces {
    private static final LazyPattern KEPT = LazyPattern.of(BundleNames.ATTEMPT + "([0-9]{1,9})");
    private static final LazyPattern LEFT = LazyPattern.of("\\.(attempt-[0-9]{1,9})\\..*");

    private final Map<String, Path> ahead = new ConcurrentHashMap<>();

    /**
     * A fresh one.
     *
     * @param stage directory of the stage
     */
    static Path make(Path stage, int attempt) throws IOException {
        try {
            Files.createDirectory(stage);
        } catch (FileAlreadyExistsException e) {
            // One that was made ahead by a process that died: an attempt that ran is taken in before the next one.
            for (Path left : left(stage, attempt)) {
                FileTrees.deleteRecursively(left);
            }
        } catch (NoSuchFileException e) {
            Files.createDirectories(stage);
        }
        return grow(stage, attempt);
    }

    private static Path grow(Path stage, int attempt) throws IOException {
        return Files.createDirectory(FileTrees.temporaryFor(stage.resolve(BundleNames.ofAttempt(attempt))));
    }

    /** Those that an earlier process made for this attempt. */
    static List<Path> left(Path stage, int attempt) throws IOException {
        return FileTrees.entries(stage).stream()
                .filter(child -> FileTrees.isTemporaryFor(child, BundleNames.ofAttempt(attempt)))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The attempts that were taken in, or in part, the newest first. */
    static List<Integer> kept(Path stage) throws IOException {
        return FileTrees.entries(stage).stream()
                .map(child -> KEPT.matcher(child.getFileName().toString()))
                .filter(Matcher::matches)
                .map(name -> Integer.parseInt(name.group(1)))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Takes away what an attempt that was cut off had begun to write, and what nobody can read. */
    static void dropUnfinished(Path attempt) throws IOException {
        for (Path child : FileTrees.entries(attempt)) {
            if (FileTrees.isTemporary(child)) {
                FileTrees.deleteRecursively(child);
            }
        }
    }

    /** Gives an attempt that was left under its temporary name its own, if there is something in it; empty when not. */
    static Optional<Path> keepLeft(Path left) throws IOException {
        Matcher name = LEFT.matcher(left.getFileName().toString());
        dropUnfinished(left);
        if (!name.matches() || FileTrees.entries(left).isEmpty()) {
            return Optional.empty();
        }
        Path attempt = left.resolveSibling(name.group(1));
        if (Files.exists(attempt)) {
            return Optional.empty();
        }
        FileTrees.move(left, attempt);
        return Optional.of(attempt);
    }

    /** Makes the one of a stage's first attempt; where that cannot be, whoever needs it says so. */
    void makeAhead(String stage, Path directory) {
        try {
            // Where there is a directory already, the attempt may have begun.
            ahead.computeIfAbsent(stage, name -> {
                try {
                    return grow(Files.createDirectory(directory), 1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            return;
        }
    }

    /** What was made ahead for a stage, which gets it now. */
    Optional<Path> take(String stage) {
        return Optional.ofNullable(ahead.remove(stage));
    }

    /** No stage will run any more. */
    void dropUnused() throws IOException {
        for (Path place : ahead.values()) {
            Files.deleteIfExists(place);
            if (FileTrees.entries(place.getParent()).isEmpty()) {
                Files.deleteIfExists(place.getParent());
            }
        }
        ahead.clear();
    }
}
