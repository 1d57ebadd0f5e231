package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What one bundle has of a stage, brought into another one. */
public class StageCopyTest {
    private static final String OUTPUT = "stages/a/attempt-1/commands/01-echo/stdout.log";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path from;
    private Path to;

    @Before
    public void prepare() throws IOException {
        SampleBundle bundle =
                new SampleBundle(folder.getRoot().toPath()).stage("a", "one").stage("ab", "two");
        from = bundle.finish();
        to = folder.getRoot().toPath().resolve("other");
    }

    private List<String> copy(String... stages) throws IOException {
        return new BundleWriter(to).takeOver(BundleSource.of(from), List.of(stages));
    }

    @Test
    public void allOfTheStageIsCopiedAndNothingOfAnother() throws IOException {
        assertEquals(List.of(), copy("a"));
        assertEquals("one", Files.readString(to.resolve(OUTPUT)));
        assertEquals(
                "stages/a/attempt-1/manifest.json",
                new BundleWriter(to).adopted("a", 1).orElseThrow());
        assertFalse(Files.exists(to.resolve("stages/ab")));
    }

    @Test
    public void changedFileIsNamedWithItsSums() throws IOException {
        Files.writeString(from.resolve(OUTPUT), "forged");
        List<String> problems = copy("a", "ab");
        assertEquals(1, problems.size());
        assertTrue(problems.get(0), problems.get(0).startsWith(OUTPUT + " was changed: its SHA-256 is "));
    }

    @Test
    public void missingFileAndLinkInItsPlaceAreNamed() throws IOException {
        Files.delete(from.resolve(OUTPUT));
        assertEquals(List.of(OUTPUT + " is missing"), copy("a"));
        Files.createSymbolicLink(from.resolve(OUTPUT), Path.of("/etc/hostname"));
        to = to.resolveSibling("third");
        assertEquals(List.of(OUTPUT + " is missing"), copy("a"));
    }

    @Test
    public void whatIsNotListedIsNotCopied() throws IOException {
        Files.writeString(from.resolve("stages/a/attempt-1/extra"), "smuggled");
        assertEquals(List.of(), copy("a"));
        assertFalse(Files.exists(to.resolve("stages/a/attempt-1/extra")));
    }

    @Test
    public void bundleWithoutSumsIsNoBundle() throws IOException {
        Files.delete(from.resolve("SHA256SUMS"));
        assertEquals(List.of("it has no SHA256SUMS: its run has not ended, or its files are gone"), copy("a"));
    }

    @Test
    public void nameThatLeadsOutIsNotFollowed() throws IOException {
        Files.writeString(from.resolve("SHA256SUMS"), "0".repeat(64) + "  stages/a/../../../x\n");
        assertEquals(List.of("stages/a/../../../x leads out of the bundle"), copy("a"));
        assertFalse(Files.exists(to.resolveSibling("x")));
    }
}
