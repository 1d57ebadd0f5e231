package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Directories in which attempts grow, beside where they will be, under temporary names. That of a stage which will
 * run soon can be made ahead; for any number of threads.
 */
final class AttemptPlaces {
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
        return Files.createDirectory(FileTrees.temporaryFor(stage.resolve("attempt-" + attempt)));
    }

    /** Those that an earlier process made for this attempt. */
    static List<Path> left(Path stage, int attempt) throws IOException {
        return FileTrees.entries(stage).stream()
                .filter(child -> FileTrees.isTemporaryFor(child, "attempt-" + attempt))
                .filter(Files::isDirectory)
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
