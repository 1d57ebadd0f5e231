package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What stages leave is published in few calls, manifests last, and all of it before the run ends. */
public class PublisherTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<List<String>> calls = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private Path bundle;
    private boolean refuses;
    private Publisher publisher;

    @Before
    public void prepare() throws IOException {
        bundle = folder.newFolder("bundle").toPath();
        publisher = new Publisher("intent", () -> bundle, this::archive, tasks::add);
    }

    private void archive(Path directory, Map<String, String> names) throws IOException {
        if (refuses) {
            throw new IOException("no room");
        }
        calls.add(List.copyOf(names.keySet()));
    }

    private Path stage(String id) throws IOException {
        Path attempt = Files.createDirectories(bundle.resolve("stages/" + id + "/attempt-1"));
        Files.writeString(attempt.resolve("manifest.json"), "{}");
        Files.writeString(attempt.resolve("stdout.log"), "x");
        return attempt;
    }

    private static String file(String stage, String name) {
        return "intent/stages/" + stage + "/attempt-1/" + name;
    }

    @Test
    public void whatIsMovedBeforeItIsPublishedIsPublishedAtTheEnd() throws Exception {
        publisher.soon(stage("a"));
        bundle = Files.move(bundle, bundle.resolveSibling("moved"));
        tasks.remove().run();
        assertEquals(List.of(), calls);
        publisher.all();
        assertEquals(List.of(List.of(file("a", "stdout.log")), List.of(file("a", "manifest.json"))), calls);
    }

    @Test
    public void stagesThatEndTogetherArePublishedTogetherAndManifestsLast() throws Exception {
        publisher.soon(stage("a"));
        publisher.soon(stage("b"));
        assertEquals(List.of(), calls);

        assertEquals(1, tasks.size());
        tasks.remove().run();
        List<List<String>> both = List.of(
                List.of(file("a", "stdout.log"), file("b", "stdout.log")),
                List.of(file("a", "manifest.json"), file("b", "manifest.json")));
        assertEquals(both, calls);

        publisher.soon(stage("c"));
        tasks.remove().run();
        assertEquals(4, calls.size());
        publisher.all();
        assertEquals("nothing is published twice", 4, calls.size());
    }

    @Test
    public void whatWaitsIsPublishedBeforeTheEnd() throws Exception {
        publisher.soon(stage("a"));
        publisher.all();
        assertEquals(List.of(List.of(file("a", "stdout.log")), List.of(file("a", "manifest.json"))), calls);

        tasks.remove().run();
        assertEquals(2, calls.size());
    }

    @Test
    public void whatCouldNotBePublishedIsPublishedAtTheEndOrTheEndFails() throws Exception {
        refuses = true;
        publisher.soon(stage("a"));
        tasks.remove().run();
        assertThrows(IOException.class, publisher::all);

        refuses = false;
        publisher.all();
        assertEquals(2, calls.size());
    }

    @Test
    public void archiveThatKeepsOnlyWhatItTakesLastTakesEverythingAtTheEnd() throws Exception {
        LastOnly zip = new LastOnly();
        Publisher toZip = new Publisher("intent", () -> bundle, zip, tasks::add);
        toZip.soon(stage("a"));
        tasks.remove().run();
        stage("b");
        toZip.all();
        assertEquals(
                Set.of(
                        file("a", "stdout.log"),
                        file("a", "manifest.json"),
                        file("b", "stdout.log"),
                        file("b", "manifest.json")),
                zip.files);
    }

    /** As the plugin Compress Artifacts archives. */
    private static final class LastOnly implements Publisher.Archive {
        private Set<String> files = Set.of();

        @Override
        public void take(Path directory, Map<String, String> names) {
            files = Set.copyOf(names.keySet());
        }

        @Override
        public boolean has(String path) {
            return files.contains(path);
        }
    }
}
