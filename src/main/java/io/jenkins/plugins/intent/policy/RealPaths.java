package io.jenkins.plugins.intent.policy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Follows links on the file system as it is now, also through names that do not exist yet. */
final class RealPaths {
    private static final int MOST_LINKS = 40;

    private RealPaths() {}

    /**
     * Where a path really leads.
     *
     * @param followLast whether a link in the last place is followed
     * @throws IOException when links run in a circle or a directory cannot be looked at
     */
    static Path resolve(Path start, Path path, boolean followLast) throws IOException {
        Deque<Path> rest = new ArrayDeque<>();
        pushAll(rest, path);
        Path current = path.isAbsolute() ? path.getRoot() : canonical(start);
        int links = 0;
        while (!rest.isEmpty()) {
            String name = rest.peek().toString();
            Path component = rest.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                current = current.getParent() == null ? current : current.getParent();
                continue;
            }
            Path next = current.resolve(component);
            if ((followLast || !rest.isEmpty()) && Files.isSymbolicLink(next)) {
                if (++links > MOST_LINKS) {
                    throw new FileSystemLoopException(path.toString());
                }
                Path target = Files.readSymbolicLink(next);
                pushAll(rest, target);
                current = target.isAbsolute() ? target.getRoot() : current;
            } else {
                current = next;
            }
        }
        return followLast ? canonical(current) : canonicalParent(current);
    }

    private static void pushAll(Deque<Path> rest, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            rest.push(path.getName(i));
        }
    }

    private static Path canonicalParent(Path path) throws IOException {
        Path parent = path.getParent();
        return parent == null ? path : canonical(parent).resolve(path.getFileName());
    }

    /** The real path of the part that exists, which also sees junctions and short names of Windows. */
    static Path canonical(Path path) throws IOException {
        Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            return path;
        }
        Path real = existing.toRealPath();
        return existing.equals(path) ? real : real.resolve(existing.relativize(path));
    }
}
