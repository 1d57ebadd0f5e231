package io.jenkins.plugins.intent.policy.tools;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A small tree to judge commands in: {@code <temporary>/work}, the project, with {@code outside} beside it. */
final class SetupTree implements Closeable {
    private final Path base;

    private SetupTree(Path base) {
        this.base = base;
    }

    /**
     * @param steps {@code dir NAME}, {@code file NAME}, {@code symlink NAME TARGET}
     * @throws IllegalArgumentException when a step says something else or leaves the tree
     */
    static SetupTree create(List<List<String>> steps) throws IOException {
        SetupTree tree = new SetupTree(Files.createTempDirectory("intent-policy-"));
        try {
            Files.createDirectory(tree.project());
            Files.createDirectory(tree.base.resolve("outside"));
            for (List<String> step : steps) {
                tree.make(step);
            }
            return tree;
        } catch (IOException | IllegalArgumentException e) {
            tree.close();
            throw e;
        }
    }

    Path project() {
        return base.resolve("work");
    }

    private void make(List<String> step) throws IOException {
        String kind = step.isEmpty() ? "" : step.get(0);
        if (!(kind.equals("symlink") && step.size() == 3
                || (kind.equals("dir") || kind.equals("file")) && step.size() == 2)) {
            throw new IllegalArgumentException("'setup' has the step " + step
                    + "; expected [\"dir\", NAME], [\"file\", NAME] or [\"symlink\", NAME, TARGET]");
        }
        Path place = place(step.get(1));
        if (kind.equals("dir")) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.getParent());
        if (kind.equals("file")) {
            Files.createFile(place);
        } else {
            Files.createSymbolicLink(place, Path.of(step.get(2)));
        }
    }

    private Path place(String name) {
        try {
            Path place = project().resolve(name).normalize();
            if (place.startsWith(project()) && !place.equals(project())) {
                return place;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'setup' names '" + name + "', which is no path here", e);
        }
        throw new IllegalArgumentException("'setup' names '" + name + "', which is outside of the tree");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
