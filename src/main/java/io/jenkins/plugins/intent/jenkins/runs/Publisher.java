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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String LAST = "manifest.json";

    private final Run<?, ?> build;
    private final String key;
    private final Path bundle;
    private final TaskListener listener;
    private final Map<String, Long> published = new HashMap<>();

    Publisher(Run<?, ?> build, String key, Path bundle, TaskListener listener) {
        this.build = build;
        this.key = key;
        this.bundle = bundle;
        this.listener = listener;
    }

    /** Publishes what is new or changed at and below a path of the bundle. */
    synchronized void publish(Path below) throws IOException, InterruptedException {
        Map<String, Long> changed = changed(below);
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (String path : changed.keySet()) {
            (path.endsWith(LAST) ? last : first).put(key + "/" + path, path);
        }
        for (Map<String, String> batch : List.of(first, last)) {
            if (!batch.isEmpty()) {
                archive(batch);
            }
        }
        published.putAll(changed);
    }

    private void archive(Map<String, String> batch) throws IOException, InterruptedException {
        ArtifactManager artifacts = build.pickArtifactManager();
        Launcher launcher = Jenkins.get().createLauncher(listener);
        artifacts.archive(new FilePath(bundle.toFile()), launcher, BuildListenerAdapter.wrap(listener), batch);
    }

    private Map<String, Long> changed(Path below) throws IOException {
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
