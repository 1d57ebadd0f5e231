package io.jenkins.plugins.intent.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the programs of the system that we start for ourselves, such as Git. PATH has directories of projects in it as
 * often as not (an active virtual environment, {@code node_modules/.bin}), and a command that was confined can have put
 * a program of that name there; nothing confines us. So the system's own directories come first, and nothing is taken
 * from a relative entry or from below the directory that is worked in.
 */
public final class SystemPrograms {
    private static final List<Path> OF_THE_SYSTEM = Stream.of(
                    "/usr/bin",
                    "/bin",
                    "/usr/local/bin",
                    "/run/current-system/sw/bin",
                    "/run/current-system/profile/bin")
            .map(Path::of)
            .toList();

    private SystemPrograms() {}

    /**
     * The file of a program, or its name on Windows; empty when there is none.
     *
     * @param place directory that is worked in
     */
    public static Optional<String> find(String name, Path place) {
        return File.separatorChar == '\\'
                ? Optional.of(name)
                : find(name, place, OF_THE_SYSTEM, System.getenv().getOrDefault("PATH", ""));
    }

    /** The same for any system and PATH. */
    static Optional<String> find(String name, Path place, List<Path> ofTheSystem, String path) {
        List<Path> directories = new ArrayList<>(ofTheSystem);
        for (String entry : path.split(":")) {
            if (entry.startsWith("/")) {
                directories.add(Path.of(entry));
            }
        }
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file) && !isBelow(file, place))
                .map(Path::toString)
                .findFirst();
    }

    private static boolean isBelow(Path file, Path place) {
        try {
            Path real = place.toRealPath();
            return file.toRealPath().startsWith(real)
                    || file.getParent().toRealPath().startsWith(real);
        } catch (IOException gone) {
            return true;
        }
    }
}
