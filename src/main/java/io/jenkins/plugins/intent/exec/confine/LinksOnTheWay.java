package io.jenkins.plugins.intent.exec.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The symbolic links by which a path leads where it leads. Whoever can exchange one of them decides what the path is
 * next time, so a boundary that is made anew for each block must not go by those that commands can write.
 */
final class LinksOnTheWay {
    private final List<Path> links = new ArrayList<>();

    private LinksOnTheWay() {}

    /**
     * Those of a path that exists, each by the real path of where it lies.
     *
     * @param path absolute
     */
    static List<Path> to(Path path) throws IOException {
        LinksOnTheWay found = new LinksOnTheWay();
        found.walk(path);
        return found.links;
    }

    private void walk(Path path) throws IOException {
        Path at = path.getRoot();
        for (Path name : path) {
            Path next = at.resolve(name).normalize();
            if (Files.isSymbolicLink(next)) {
                links.add(next);
                walk(at.resolve(Files.readSymbolicLink(next)));
                next = next.toRealPath();
            }
            at = next;
        }
    }
}
