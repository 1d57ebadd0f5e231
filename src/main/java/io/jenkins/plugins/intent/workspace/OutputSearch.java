package io.jenkins.plugins.intent.workspace;

import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.Glob;
import io.jenkins.plugins.intent.files.NativeNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the files that patterns match in one walk that enters only directories that can lead to a match. */
final class OutputSearch {
    private static final int MOST_NOTES = 50;

    private final Path root;
    private final Exclusions excluded;
    private final Map<String, Path> found = new TreeMap<>();
    private final Set<Glob> matched = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    OutputSearch(Path root, Set<Path> exclude) throws IOException {
        this.root = root.toRealPath();
        this.excluded = new Exclusions(this.root, exclude);
    }

    private record Candidate(Glob glob, Glob.Progress progress) {}

    OutputSearch run(List<Glob> globs) throws IOException {
        search(root, globs.stream().map(g -> new Candidate(g, g.start())).toList());
        return this;
    }

    /** Project path, names separated by {@code /}, to the regular file that has its content. */
    Map<String, Path> found() {
        return found;
    }

    boolean matched(Glob glob) {
        return matched.contains(glob);
    }

    List<String> notes() {
        return notes;
    }

    private void search(Path directory, List<Candidate> candidates) throws IOException {
        for (Path entry : FileTrees.entries(directory)) {
            if (excluded.contain(entry)) {
                continue;
            }
            String name = entry.getFileName().toString();
            List<Candidate> next = candidates.stream()
                    .map(c -> new Candidate(c.glob(), c.progress().enter(name)))
                    .filter(c -> c.progress().matched() || c.progress().canGoOn())
                    .toList();
            if (!next.isEmpty()) {
                visit(entry, next);
            }
        }
    }

    private void visit(Path entry, List<Candidate> candidates) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException vanished) {
            return;
        }
        if (attributes.isDirectory()) {
            List<Candidate> deeper =
                    candidates.stream().filter(c -> c.progress().canGoOn()).toList();
            if (!deeper.isEmpty()) {
                search(entry, deeper);
            } else if (candidates.stream().anyMatch(c -> c.glob().text().equals(path(entry)))) {
                note(entry, "is a directory; write \"" + path(entry) + "/**\" for its files");
            }
            return;
        }
        List<Candidate> hits =
                candidates.stream().filter(c -> c.progress().matched()).toList();
        if (attributes.isRegularFile()) {
            add(entry, entry, hits);
        } else if (attributes.isSymbolicLink()) {
            boolean named = candidates.stream().anyMatch(c -> c.glob().text().startsWith(path(entry) + "/"));
            visitLink(entry, hits, named);
        } else if (!hits.isEmpty()) {
            note(entry, "is no regular file");
        }
    }

    /** @param named whether a pattern spells out this link as a directory to go through */
    private void visitLink(Path link, List<Candidate> hits, boolean named) throws IOException {
        Path file;
        try {
            file = link.toRealPath();
        } catch (IOException dangling) {
            file = null;
        }
        if (hits.isEmpty() && !named) {
            return;
        }
        if (file == null) {
            note(link, "is a link that leads nowhere");
        } else if (Files.isDirectory(file)) {
            note(link, "is a link to a directory, which is not followed");
        } else if (!file.startsWith(root) || excluded.cover(file)) {
            note(link, "is a link that leads out of the project");
        } else if (Files.isRegularFile(file)) {
            add(link, file, hits);
        } else {
            note(link, "is no regular file");
        }
    }

    private void add(Path entry, Path content, List<Candidate> hits) throws IOException {
        if (hits.isEmpty()) {
            return;
        }
        String path = path(entry);
        if (!root.resolve(path).equals(entry)) {
            String advice = NativeNames.advice();
            throw new IOException(
                    advice.isEmpty()
                            ? "the name of the output " + path + " is not UTF-8, so it cannot be handed on; let the"
                                    + " stage give it another name"
                            : "the output " + path + " cannot be named here: " + advice);
        }
        found.put(path, content);
        hits.forEach(hit -> matched.add(hit.glob()));
    }

    private void note(Path entry, String what) {
        if (notes.size() < MOST_NOTES) {
            notes.add(path(entry) + " " + what);
        }
    }

    private String path(Path entry) {
        return root.relativize(entry).toString().replace(entry.getFileSystem().getSeparator(), "/");
    }
}
