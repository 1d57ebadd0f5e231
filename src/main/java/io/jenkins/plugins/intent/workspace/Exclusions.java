package io.jenkins.plugins.intent.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Paths of a project that are neither copied nor collected, resolved once so that looking one up is cheap. */
final class Exclusions {
    private final Set<Path> paths = new HashSet<>();

    /**
     * @param root real path of the project
     * @param exclude absolute, or relative to the project; they need not exist, and one that the project itself lies
     *     in, as a private copy does, takes nothing out of it
     */
    Exclusions(Path root, Set<Path> exclude) throws IOException {
        for (Path path : exclude) {
            Path absolute = root.resolve(path).normalize();
            add(root, absolute);
            if (Files.exists(absolute)) {
                add(root, absolute.toRealPath());
            }
        }
    }

    private void add(Path root, Path path) {
        if (!root.startsWith(path)) {
            paths.add(path);
        }
    }

    /** Whether exactly this path is excluded; a walk that skips it skips what is below. */
    boolean contain(Path path) {
        return paths.contains(path);
    }

    /** Whether this path or a directory above it is excluded. */
    boolean cover(Path path) {
        return paths.stream().anyMatch(path::startsWith);
    }
}
