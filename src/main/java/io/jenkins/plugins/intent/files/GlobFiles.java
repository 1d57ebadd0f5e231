package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds what a {@link Glob} matches, entering only directories that can lead to a match. */
public final class GlobFiles {
    private final boolean directories;
    private final List<String> found = new ArrayList<>();

    private final Predicate<Path> leftOut;

    private GlobFiles(Glob glob, Predicate<Path> leftOut) {
        String text = glob.text();
        this.leftOut = leftOut;
        this.directories = !text.endsWith("**") && !text.endsWith("/");
    }

    /**
     * Paths relative to {@code directory} with {@code /} between names, sorted. Links are named but not
     * followed; directories count too, unless the pattern ends in <code>**</code> and so means files.
     *
     * @param leftOut files and directories below {@code directory} that are not looked at
     */
    public static List<String> find(Path directory, Glob glob, Predicate<Path> leftOut) throws IOException {
        GlobFiles search = new GlobFiles(glob, leftOut);
        search.walk(directory, "", glob.start());
        return search.found.stream().sorted().toList();
    }

    private void walk(Path directory, String prefix, Glob.Progress progress) throws IOException {
        for (Path entry : FileTrees.entries(directory)) {
            if (leftOut.test(entry)) {
                continue;
            }
            String name = entry.getFileName().toString();
            Glob.Progress next = progress.enter(name);
            boolean isDirectory = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            if (next.matched() && (directories || !isDirectory)) {
                found.add(prefix + name);
            }
            if (isDirectory && next.canGoOn()) {
                walk(entry, prefix + name + "/", next);
            }
        }
    }
}
