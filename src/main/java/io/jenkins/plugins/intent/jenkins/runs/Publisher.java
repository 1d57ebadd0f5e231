package io.jenkins.plugins.intent.jenkins.runs;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.ArtifactManager;
import jenkins.model.Jenkins;
import jenkins.util.BuildListenerAdapter;

/**
 * Makes the files of a bundle artifacts of the build, through whichever artifact manager it has. Each
 * {@code manifest.json} goes last, in a call of its own, so its presence means that everything it
 * speaks of is there. Publishing again what was published before is harmless.
 */
final class Publisher {
    private static final Logger LOGGER = Logger.getLogger(Publisher.class.getName());
    private static final String LAST = "manifest.json";

    /** Where artifacts go. */
    @FunctionalInterface
    interface Archive {
        /**
         * @param directory where the files are
         * @param names path among the artifacts to path below the directory
         */
        void take(Path directory, Map<String, String> names) throws IOException, InterruptedException;

        /** Whether a file is among the artifacts, as far as that can be told. */
        default boolean has(String path) {
            return true;
        }

        /** The artifacts of a build. */
        static Archive of(Run<?, ?> build, TaskListener listener) {
            return new OfBuild(build, listener);
        }
    }

    private record OfBuild(Run<?, ?> build, TaskListener listener) implements Archive {
        @Override
        public void take(Path directory, Map<String, String> names) throws IOException, InterruptedException {
            ArtifactManager artifacts = build.pickArtifactManager();
            Launcher launcher = Jenkins.get().createLauncher(listener);
            artifacts.archive(new FilePath(directory.toFile()), launcher, BuildListenerAdapter.wrap(listener), names);
        }

        @Override
        public boolean has(String path) {
            return BuildArtifacts.of(build).have(path).orElse(true);
        }
    }

    private final String key;
    private final Supplier<Path> place;
    private final Archive archive;
    private final Executor threads;
    private final Map<String, Long> published = new TreeMap<>();
    private final Set<Path> waiting = new LinkedHashSet<>();
    private boolean atWork;
    /** What was published first; null before. */
    private String earliest;

    /**
     * @param key name of the bundle's directory among the artifacts
     * @param place where the bundle is now
     * @param threads where what need not be waited for is published
     */
    Publisher(String key, Supplier<Path> place, Archive archive, Executor threads) {
        this.key = key;
        this.place = place;
        this.archive = archive;
        this.threads = threads;
    }

    /**
     * Publishes soon what is new or changed at and below a path of the bundle, with all else that waits for it by
     * then. The bundle has it, so nobody need wait; what cannot be published now is published with {@link #all()}.
     */
    void soon(Path below) {
        synchronized (waiting) {
            waiting.add(below);
            if (atWork) {
                return;
            }
            atWork = true;
        }
        threads.execute(this::work);
    }

    private void work() {
        for (List<Path> next = next(); !next.isEmpty(); next = next()) {
            try {
                publish(next);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.FINE, e, () -> "published with the rest of the bundle: " + key);
            }
        }
    }

    private List<Path> next() {
        synchronized (waiting) {
            List<Path> next = List.copyOf(waiting);
            waiting.clear();
            atWork = !next.isEmpty();
            return next;
        }
    }

    /** Publishes all that is new or changed in the bundle. */
    void all() throws IOException, InterruptedException {
        synchronized (waiting) {
            waiting.clear();
        }
        publish(List.of(place.get()));
        replaceWhatWasDropped();
    }

    /** An archive that keeps nothing but what it takes last, as one of zip files does, has to take everything at once. */
    private synchronized void replaceWhatWasDropped() throws IOException, InterruptedException {
        if (earliest == null || archive.has(earliest)) {
            return;
        }
        Map<String, String> everything = new LinkedHashMap<>();
        published.keySet().forEach(path -> everything.put(key + "/" + path, path));
        archive.take(place.get(), everything);
    }

    private synchronized void publish(List<Path> parts) throws IOException, InterruptedException {
        Path bundle = place.get();
        Map<String, Long> changed = new LinkedHashMap<>();
        for (Path below : parts) {
            changed.putAll(changed(bundle, below));
        }
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (String path : changed.keySet()) {
            (path.endsWith(LAST) ? last : first).put(key + "/" + path, path);
        }
        for (Map<String, String> batch : List.of(first, last)) {
            if (!batch.isEmpty()) {
                archive.take(bundle, batch);
                earliest = earliest == null ? batch.keySet().iterator().next() : earliest;
            }
        }
        published.putAll(changed);
    }

    private Map<String, Long> changed(Path bundle, Path below) throws IOException {
        Map<String, Long> changed = new LinkedHashMap<>();
        if (!Files.exists(below)) {
            return changed;
        }
        try (Stream<Path> files = Files.walk(below)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !FileTrees.isTemporary(file))
                    .sorted()
                    .forEach(file -> {
                        String path = bundle.relativize(file).toString().replace('\\', '/');
                        long modified = modified(file);
                        if (!Long.valueOf(modified).equals(published.get(path))) {
                            changed.put(path, modified);
                        }
                    });
        }
        return changed;
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
