package io.jenkins.plugins.intent.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was written outside of a project while a run went on, found by the times that the file system
 * keeps: a change cannot be dated back. Whatever else ran on the machine meanwhile is in it too.
 */
public final class ObservedWrites {
    private static final List<String> SHARED = List.of("/tmp", "/var/tmp");
    private static final List<String> ELSEWHERE = List.of("/var", "/opt", "/srv", "/usr/local", "/etc");
    private static final int CACHES_DEPTH = 2;
    private static final int SHARE_DEPTH = 3;

    /**
     * A place as `confine.writable` names it.
     *
     * @param files how many files and directories changed there
     * @param example one of them
     */
    public record Seen(int files, Path example) {
        private Seen and(Path another) {
            return new Seen(files + 1, example == null ? another : example);
        }
    }

    private final Path home;
    private final List<Path> left;
    private final long fromMs;
    private final long toMs;
    private final Map<String, Seen> places = new TreeMap<>();

    private ObservedWrites(Path home, List<Path> left, long fromMs, long toMs) {
        this.home = home;
        this.left = left;
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    /**
     * Looks through the home directory and where programs keep things.
     *
     * @param home of whoever ran it, absolute
     * @param left directories that are not looked at, such as the project
     * @param fromMs epoch milliseconds
     * @param toMs epoch milliseconds
     * @return what changed, by place
     * @throws IOException when this system does not keep times of changes
     */
    public static Map<String, Seen> between(Path home, List<Path> left, long fromMs, long toMs) throws IOException {
        ObservedWrites observed = new ObservedWrites(home, left, fromMs, toMs);
        observed.look(home);
        for (String root : Stream.concat(SHARED.stream(), ELSEWHERE.stream()).toList()) {
            observed.look(Path.of(root));
        }
        return new TreeMap<>(observed.places);
    }

    private void look(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                boolean elsewhere =
                        !directory.equals(root) && (directory.equals(home) || SHARED.contains(directory.toString()));
                if (elsewhere || left.stream().anyMatch(directory::startsWith)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
                if (changed.toMillis() >= fromMs && changed.toMillis() <= toMs) {
                    places.merge(place(file), new Seen(1, file), (before, now) -> before.and(now.example()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What somebody would write into a policy: `${HOME}/.m2` rather than each file in it. */
    private String place(Path file) {
        if (file.startsWith(home)) {
            Path inside = home.relativize(file);
            String first = inside.getName(0).toString();
            int depth = first.equals(".local") ? SHARE_DEPTH : first.matches("\\.(cache|config)") ? CACHES_DEPTH : 1;
            return "${HOME}/" + inside.subpath(0, Math.min(depth, inside.getNameCount()));
        }
        return SHARED.stream()
                .filter(root -> file.startsWith(Path.of(root)))
                .findFirst()
                .orElse(file.getParent().toString());
    }
}
