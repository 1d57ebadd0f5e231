package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.workspace.OutputCheck;
import io.jenkins.plugins.intent.workspace.Outputs;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import io.jenkins.plugins.intent.workspace.WantedOutputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A bundle takes attempts in whole, answers repeated calls alike, and is sealed last. */
public class BundleWriterTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SampleBundle sample;

    @Before
    public void createBundle() throws IOException {
        sample = new SampleBundle(root());
    }

    @Test
    public void finishedBundlePassesSha256sum() throws Exception {
        sample.stage("build", "hello\n").stage("test", "");

        Path bundle = sample.finish();

        assertEquals("", sha256sum(bundle));
        assertEquals(6 + 3, Files.readAllLines(bundle.resolve("SHA256SUMS")).size());
        assertEquals(
                sample.run(), Json.LINE.readValue(bundle.resolve("run.json").toFile(), RunView.class));
    }

    @Test
    public void bundleThatIsMovedWhileItGrowsIsFinishedWhereItIsThen() throws Exception {
        SampleBundle moving = new SampleBundle(Files.createDirectory(root().resolve("here")));
        moving.stage("build", "hello\n");
        moving.moveTo(root().resolve("there"));
        moving.stage("test", "well\n");

        Path bundle = moving.finish();

        assertEquals(root().resolve("there/bundle"), bundle);
        assertEquals("", sha256sum(bundle));
        assertFalse(Files.exists(root().resolve("here")));
    }

    @Test
    public void namesThatNeedEscapingPassSha256sumAndVerify() throws Exception {
        Path made = Files.createDirectory(root().resolve("made"));
        for (String name : new String[] {
            "back\\slash",
            "new\nline",
            "return\rend\r",
            "\u00fcml\u00e4ut",
            " lead",
            "trail ",
            "*star",
            "-dash",
            "%41",
            "semi;colon",
            "emoji \uD83D\uDE80"
        }) {
            Files.writeString(made.resolve(name), name);
        }
        sample.stage("pack", "x");
        sample.writer().outputs("pack", collect("pack", made));
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'latin1-\\351')\"")
                        .directory(sample.directory().toFile())
                        .start()
                        .waitFor());

        Path bundle = sample.finish();

        assertEquals("", sha256sum(bundle));
        assertEquals(List.of(), BundleVerifier.verify(bundle).problems());
        assertEquals(3 + 12 + 4, BundleVerifier.verify(bundle).files());
    }

    @Test
    public void adoptingTheSameAttemptAgainGivesTheSameAnswer() throws Exception {
        Path attempt = sample.attempt("build", 2, "out");

        Optional<String> first = sample.writer().adopt("build", 2, attempt);
        Optional<String> again = sample.writer().adopt("build", 2, attempt);
        Optional<String> copyLeftBehind = sample.writer().adopt("build", 2, sample.attempt("build", 2, "other"));

        assertEquals(Optional.of("stages/build/attempt-2/manifest.json"), first);
        assertEquals(first, again);
        assertEquals(first, copyLeftBehind);
        assertEquals(
                "out",
                Files.readString(sample.directory().resolve("stages/build/attempt-2/commands/01-echo/stdout.log")));
    }

    @Test
    public void attemptThatIsNowhereIsAClearError() {
        NoSuchFileException missing = assertThrows(
                NoSuchFileException.class, () -> sample.writer().adopt("build", 1, root().resolve("absent")));

        assertTrue(missing.getMessage(), missing.getMessage().contains("attempt 1 of stage \"build\""));
    }

    @Test
    public void attemptThatWasCutOffIsKeptWithoutAManifest() throws Exception {
        Path attempt = sample.attempt("build", 1, "half");
        Files.delete(attempt.resolve("manifest.json"));

        assertEquals(Optional.empty(), sample.writer().adopt("build", 1, attempt));
        assertEquals("", sha256sum(sample.finish()));
        assertTrue(Files.exists(sample.directory().resolve("stages/build/attempt-1/commands/01-echo/stdout.log")));
    }

    @Test
    public void stageIdThatWouldLeaveTheBundleIsRefused() throws Exception {
        Path attempt = sample.attempt("build", 1, "x");

        for (String bad : new String[] {"..", "a/b", "", "/etc"}) {
            assertThrows(IllegalArgumentException.class, () -> sample.writer().adopt(bad, 1, attempt));
        }
        assertTrue(Files.exists(attempt));
    }

    @Test
    public void attemptFromAnotherFileSystemIsTakenInWhole() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory));
        Path elsewhere = Files.createTempDirectory(memory, "intent-test");
        try {
            SampleBundle other = new SampleBundle(elsewhere);
            Path attempt = other.attempt("build", 1, "from afar");

            sample.writer().adopt("build", 1, attempt);

            assertFalse(Files.exists(attempt));
            assertEquals(
                    "from afar",
                    Files.readString(sample.directory().resolve("stages/build/attempt-1/commands/01-echo/stdout.log")));
        } finally {
            FileTrees.deleteRecursively(elsewhere);
        }
    }

    @Test
    public void changeAfterTheEndUnsealsUntilTheNextFinish() throws Exception {
        sample.stage("build", "one");
        Path sums = sample.finish().resolve("SHA256SUMS");
        assertTrue(Files.exists(sums));

        sample.stage("test", "two");
        assertFalse(Files.exists(sums));

        assertEquals("", sha256sum(sample.finish()));
        assertEquals(List.of(), BundleVerifier.verify(sample.directory()).problems());
    }

    @Test
    public void whatACrashLeftHalfWrittenIsGoneFromTheSealedBundle() throws Exception {
        sample.stage("build", "one");
        Path half = sample.writer().place("build", 2);
        Files.createDirectories(half.resolve("commands"));

        sample.finish();

        assertFalse(Files.exists(half));
    }

    @Test
    public void aPlaceThatWasMadeAheadIsTheStagesOwnOrGoesAtTheEnd() throws Exception {
        sample.stage("build", "one");
        sample.writer().placeAhead("test");
        sample.writer().placeAhead("never");
        sample.writer().placeAhead("build");

        Path place = sample.writer().place("test", 1);
        assertEquals(List.of(), FileTrees.entries(place));
        assertEquals(List.of(place), FileTrees.entries(place.getParent()));
        Files.writeString(place.resolve("manifest.json"), "{}");
        assertEquals(
                Optional.of("stages/test/attempt-1/manifest.json"),
                sample.writer().adopt("test", 1, place));
        assertEquals(
                1, FileTrees.entries(sample.directory().resolve("stages/build")).size());

        sample.finish();
        assertFalse(Files.exists(sample.directory().resolve("stages/never")));
    }

    @Test
    public void anAttemptFindsNothingOfAPlaceThatWasMadeAheadBeforeACrash() throws Exception {
        sample.stage("other", "one");
        sample.writer().placeAhead("build");
        assertEquals(1, sample.writer().placed("build", 1).stream().count());
        BundleWriter again = new BundleWriter(sample.directory());

        Path place = again.place("build", 1);
        assertEquals(List.of(place), FileTrees.entries(place.getParent()));
        assertEquals(Optional.of(place), again.placed("build", 1));
    }

    @Test
    public void whatAnAttemptHadNotWrittenToItsEndIsNotTakenInWithIt() throws Exception {
        Path place = sample.writer().place("build", 1);
        Files.createFile(FileTrees.temporaryFor(place.resolve("manifest.json")));
        Files.writeString(place.resolve("kept"), "x");

        assertEquals(Optional.empty(), sample.writer().adopt("build", 1, place));
        Path taken = sample.directory().resolve("stages/build/attempt-1");
        assertEquals(List.of(taken.resolve("kept")), FileTrees.entries(taken));
    }

    @Test
    public void outputThatChangedOnTheDiskIsNotBlessedBySealing() throws Exception {
        String longOutput = "a line of output\n".repeat(100_000);
        sample.stage("build", "honest").stage("test", longOutput);
        Path stages = sample.directory().resolve("stages");
        Files.writeString(stages.resolve("build/attempt-1/commands/01-echo/stdout.log"), "forged");
        Files.writeString(
                stages.resolve("test/attempt-1/commands/01-echo/stdout.log"), longOutput.replace("line", "lien"));

        sample.finish();

        List<String> problems = BundleVerifier.verify(sample.directory()).problems();
        assertEquals(
                problems.toString(),
                2,
                problems.stream()
                        .filter(p -> p.contains("manifest.json says that"))
                        .count());
        assertTrue(sha256sum(sample.directory()).contains("stages/test/attempt-1/commands/01-echo/stdout.log: FAILED"));
    }

    @Test
    public void outputsOfALaterAttemptReplaceEarlierOnesAndSurviveARestart() throws Exception {
        Path made = Files.createDirectory(root().resolve("made"));
        Files.writeString(made.resolve("old.txt"), "old");
        sample.writer().outputs("build", collect("build", made));
        Files.delete(made.resolve("old.txt"));
        Files.writeString(made.resolve("new.txt"), "new");

        StageOutputs kept = sample.writer().outputs("build", collect("build", made));

        assertEquals("new", Files.readString(kept.directory().resolve("new.txt")));
        assertFalse(Files.exists(kept.directory().resolve("old.txt")));
        assertEquals(Optional.of(kept), new BundleWriter(sample.directory()).outputsOf("build"));
        assertEquals(kept, sample.writer().outputs("build", root().resolve("gone")));
        assertEquals(Optional.empty(), sample.writer().outputsOf("test"));
    }

    @Test
    public void takingOutputsInIsRepeatableAfterACrashInBetween() throws Exception {
        Path made = Files.createDirectory(root().resolve("made"));
        Files.writeString(made.resolve("a.txt"), "a");
        Path collected = collect("build", made);
        Files.createDirectories(sample.directory().resolve("outputs"));
        Files.createDirectories(sample.directory().resolve("stages/build"));
        Files.move(collected.resolve("files"), sample.directory().resolve("outputs/build"));

        StageOutputs kept = sample.writer().outputs("build", collected);

        assertEquals(Digests.sha256(new byte[] {'a'}), kept.files().get(0).sha256());
    }

    @Test
    public void aListOfOutputsThatSaysItIsOfAnotherStageIsNotTakenIn() throws Exception {
        Path made = Files.createDirectory(root().resolve("made"));
        Files.writeString(made.resolve("a.txt"), "a");
        Path collected = collect("build", made);
        Path list = collected.resolve(Outputs.LIST);
        String written = Files.readString(list);
        for (String forged :
                List.of(written.replace("\"build\"", "\"../../home\""), written.replace("\"a.txt\"", "\"../a.txt\""))) {
            Files.writeString(list, forged);
            assertThrows(IOException.class, () -> sample.writer().outputs("build", collected));
            assertEquals(Optional.empty(), sample.writer().outputsOf("build"));
        }
        Files.writeString(list, written);
        assertEquals("build", sample.writer().outputs("build", collected).stage());
    }

    private Path collect(String stage, Path from) throws IOException {
        Path into = root().resolve("collected-" + stage);
        Outputs.collect(stage, from, new WantedOutputs(List.of("**"), List.of(), Set.of(), OutputCheck.NONE), into);
        return into;
    }

    /** What {@code sha256sum} complains about; empty when nothing. */
    private static String sha256sum(Path bundle) throws Exception {
        Process process = new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
                .directory(bundle.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said, said.isEmpty() ? 0 : 1, process.waitFor());
        return said;
    }

    private Path root() {
        return folder.getRoot().toPath();
    }
}
