package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.WrittenManifest;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The end of a bundle: its report and all else are written side by side, and every file is listed. */
public final class CompletionTest {
    private static final byte[] PAGE = "page".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SampleBundle sample;

    @Before
    public void aRun() throws IOException {
        sample = new SampleBundle(folder.getRoot().toPath()).stage("build", "hello\n");
    }

    @Test
    public void filesOfTheReportAreListed() throws Exception {
        finish((run, manifests, files) -> files.write("index.html", PAGE));

        assertTrue(sums().contains(Digests.sha256(PAGE) + "  report/index.html"));
        assertEquals(List.of(), BundleVerifier.verify(sample.directory()).problems());
    }

    @Test
    public void aFileThatIsWrittenTwiceIsListedAsItIs() throws Exception {
        finish((run, manifests, files) -> {
            files.write("index.html", "another page".getBytes(StandardCharsets.UTF_8));
            files.write("index.html", PAGE);
        });

        assertTrue(sums().contains(Digests.sha256(PAGE) + "  report/index.html"));
    }

    @Test
    public void aReportThatAnEarlierEndLeftIsListed() throws Exception {
        finish((run, manifests, files) -> files.write("other.html", PAGE));
        finish((run, manifests, files) -> files.write("index.html", PAGE));

        assertTrue(sums().contains(Digests.sha256(PAGE) + "  report/other.html"));
    }

    @Test
    public void aReportThatFailsLeavesTheBundleOpenAndMayBeTriedAgain() throws Exception {
        IOException failure = assertThrows(
                IOException.class,
                () -> finish((run, manifests, files) -> {
                    throw new IOException("disk full");
                }));

        assertEquals("disk full", failure.getMessage());
        assertFalse(Files.exists(list()));
        finish((run, manifests, files) -> files.write("index.html", PAGE));
        assertEquals(List.of(), BundleVerifier.verify(sample.directory()).problems());
    }

    @Test
    public void aRunThatCannotBeWrittenLeavesTheBundleOpen() throws Exception {
        Path inTheWay = sample.directory().resolve(BundleNames.RUN);
        Files.createDirectories(inTheWay.resolve("something"));

        assertThrows(IOException.class, () -> finish(SampleBundle.REPORT));

        assertFalse(Files.exists(list()));
    }

    @Test
    public void theReportKnowsWhatWasJustWritten() throws Exception {
        WrittenManifest written = adopt("test", sample.attempt("test", 1, "x"));
        List<Optional<Manifest>> told = new ArrayList<>();

        finish((run, manifests, files) -> told.add(manifests.at("stages/test/attempt-1/manifest.json")));

        assertEquals(List.of(Optional.of(written.manifest())), told);
    }

    @Test
    public void aManifestThatStandsAloneIsListedAsItWasWritten() throws Exception {
        WrittenManifest written = adopt("test", alone());

        finish(SampleBundle.REPORT);

        assertEquals(
                List.of(Digests.sha256(written.bytes()) + "  stages/test/attempt-1/manifest.json"), sumsOf("test"));
    }

    @Test
    public void whatSomebodyElsePutBesideAManifestIsListedToo() throws Exception {
        adopt("test", alone());
        Path stage = sample.directory().resolve("stages/test");
        Files.write(stage.resolve("attempt-1/more"), PAGE);
        Files.write(stage.resolve("more"), PAGE);

        finish(SampleBundle.REPORT);

        assertEquals(3, sumsOf("test").size());
        assertTrue(sums().contains(Digests.sha256(PAGE) + "  stages/test/attempt-1/more"));
        assertTrue(sums().contains(Digests.sha256(PAGE) + "  stages/test/more"));
    }

    @Test
    public void aManifestThatIsGoneIsNotListed() throws Exception {
        adopt("test", alone());
        Path attempt = sample.directory().resolve("stages/test/attempt-1");
        Files.move(attempt.resolve("manifest.json"), attempt.resolve("elsewhere.json"));

        finish(SampleBundle.REPORT);

        assertEquals(1, sumsOf("test").size());
        assertTrue(sumsOf("test").get(0).endsWith("elsewhere.json"));
    }

    /** An attempt whose commands left nothing but what is told of them. */
    private Path alone() throws IOException {
        Path attempt = sample.attempt("test", 1, "");
        FileTrees.deleteRecursively(attempt.resolve("commands"));
        return attempt;
    }

    private WrittenManifest adopt(String stage, Path attempt) throws IOException {
        byte[] bytes = Files.readAllBytes(attempt.resolve("manifest.json"));
        WrittenManifest written = new WrittenManifest(RecordJson.read(bytes, Manifest.class), bytes);
        sample.writer().adopt(stage, 1, attempt, written);
        return written;
    }

    private List<String> sumsOf(String stage) throws IOException {
        return sums().stream()
                .filter(line -> line.contains("  stages/" + stage))
                .toList();
    }

    private void finish(Report report) throws IOException {
        sample.writer().finish(sample.run(), report);
    }

    private List<String> sums() throws IOException {
        return Files.readAllLines(list());
    }

    private Path list() {
        return sample.directory().resolve("SHA256SUMS");
    }
}
