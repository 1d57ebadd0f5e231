package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;

/** Whatever was done to a bundle after its end is found, all of it, and said in a sentence. */
public class BundleVerifierTest extends TamperedBundle {
    @Test
    public void soundBundleHasNoProblems() throws Exception {
        BundleVerifier.Result result = BundleVerifier.verify(bundle);

        assertEquals(List.of(), result.problems());
        assertTrue(result.sound());
        assertEquals(9, result.files());
    }

    @Test
    public void missingExtraAndChangedFilesAreReportedAtOnce() throws Exception {
        Files.delete(bundle.resolve(ATTEMPT + "commands/01-echo/stderr.log"));
        Files.writeString(bundle.resolve(ATTEMPT + "commands/01-echo/stdout.log"), "forged");
        Files.writeString(bundle.resolve("extra.txt"), "x");

        assertProblems(
                ATTEMPT + "commands/01-echo/stderr.log is missing",
                ATTEMPT + "commands/01-echo/stdout.log was changed",
                "extra.txt is not listed in SHA256SUMS",
                ATTEMPT + "manifest.json says that commands/01-echo/stdout.log has 6 bytes",
                ATTEMPT + "manifest.json names commands/01-echo/stderr.log, which is missing");
    }

    @Test
    public void pathsThatLeaveTheBundleAreRefused() throws Exception {
        String sum = "0".repeat(64);
        append("SHA256SUMS", sum + "  ../outside\n" + sum + "  /etc/passwd\n" + sum + "  a/../../b\n");

        assertProblems(
                "../outside is listed in SHA256SUMS but leads out of the bundle",
                "/etc/passwd is listed in SHA256SUMS but leads out of the bundle",
                "a/../../b is listed in SHA256SUMS but leads out of the bundle");
    }

    @Test
    public void manifestThatPointsOutOfTheBundleIsReported() throws Exception {
        rewrite(ATTEMPT + "manifest.json", "commands/01-echo/stdout.log", "../../../../../etc/passwd");

        assertProblems(
                "manifest.json was changed",
                "names a path that leads out of the bundle: ../../../../../etc/passwd",
                ATTEMPT + "commands/01-echo/stdout.log is not named by the manifest");
    }

    @Test
    public void aStreamWithoutAByteNeedsNoFileSinceManifestsSaySo() throws Exception {
        Files.delete(bundle.resolve(ATTEMPT + "commands/01-echo/stderr.log"));
        rewrite(ATTEMPT + "manifest.json", "\"commands/01-echo/stderr.log\"", "null");
        seal();

        assertEquals(List.of(), BundleVerifier.verify(bundle).problems());

        rewrite(ATTEMPT + "manifest.json", "\"schema_version\" : 2", "\"schema_version\" : 1");
        seal();

        assertProblems("manifest.json names a path that leads out of the bundle: null");
    }

    @Test
    public void aBundleOfTheFormatBeforeIsSound() throws Exception {
        rewrite(ATTEMPT + "manifest.json", "\"schema_version\" : 2", "\"schema_version\" : 1");
        seal();

        assertEquals(List.of(), BundleVerifier.verify(bundle).problems());
    }

    @Test
    public void aStreamWithBytesNeedsItsFileWhateverTheManifestCallsIt() throws Exception {
        Files.delete(bundle.resolve(ATTEMPT + "commands/01-echo/stdout.log"));
        rewrite(ATTEMPT + "manifest.json", "\"commands/01-echo/stdout.log\"", "null");
        seal();

        assertProblems("manifest.json names a path that leads out of the bundle: null");
    }

    @Test
    public void linksAreReportedAndNotFollowed() throws Exception {
        Path log = bundle.resolve(ATTEMPT + "commands/01-echo/stdout.log");
        Path elsewhere = folder.getRoot().toPath().resolve("elsewhere");
        Files.move(log, elsewhere);
        Files.createSymbolicLink(log, elsewhere);

        assertProblems("stdout.log is a link; a bundle has regular files only", "stdout.log is missing", "names");
    }

    @Test
    public void brokenLinesOfTheListAreNumbered() throws Exception {
        String first = Files.readAllLines(bundle.resolve("SHA256SUMS")).get(0);
        append("SHA256SUMS", "nonsense\n\\" + "0".repeat(64) + "  bad\\escape\n" + first + "\n");

        assertProblems(
                "SHA256SUMS line 10 is not a line of sha256sum",
                "SHA256SUMS line 11 is not a line of sha256sum",
                "SHA256SUMS line 12 names a file for the second time");
    }

    @Test
    public void documentsThatCannotBeReadAreNamed() throws Exception {
        Files.writeString(bundle.resolve("run.json"), "{\"schema_version\": 1, \"stages\": \"all\"");
        Files.writeString(
                bundle.resolve("stages/test/attempt-1/manifest.json"),
                "{\"schema_version\": 99, \"findings\": [], \"commands\": []}");

        assertProblems(
                "run.json was changed",
                "stages/test/attempt-1/manifest.json was changed",
                "stages/test/attempt-1/manifest.json has a schema_version that this program does not know",
                "run.json cannot be read");
    }

    @Test
    public void manifestsSwappedBetweenAttemptsAreNoticedEvenWithFreshSums() throws Exception {
        Path swap = bundle.resolve("swap");
        Files.move(bundle.resolve("stages/build"), swap);
        Files.move(bundle.resolve("stages/test"), bundle.resolve("stages/build"));
        Files.move(swap, bundle.resolve("stages/test"));
        seal();

        assertProblems(
                "stages/build/attempt-1/manifest.json is of another attempt: stage \"test\"",
                "stages/test/attempt-1/manifest.json is of another attempt: stage \"build\"",
                "run.json names stages/build/attempt-1/manifest.json for job \"build-1\"",
                "run.json names stages/test/attempt-1/manifest.json for job \"test-1\"");
    }

    @Test
    public void anotherIntentThanTheOneThatRanIsNoticedEvenWithFreshSums() throws Exception {
        append("intent.json", " ");
        seal();

        assertProblems("intent.json is not the document that was run");
    }

    @Test
    public void whatIsNoBundleIsSaid() throws Exception {
        Path empty = folder.newFolder("empty").toPath();

        assertTrue(BundleVerifier.verify(empty).problems().get(0).contains("has no SHA256SUMS"));
        assertTrue(BundleVerifier.verify(empty.resolve("x")).problems().get(0).contains("is no directory"));
    }

    @Test
    public void namesThatCouldFoolATerminalAreShownAsTheyAre() throws Exception {
        Files.writeString(bundle.resolve("clear\u001B[2J\u202Egnp.txt"), "x");

        assertProblems("clear\u241B[2J\u27E8U+202E\u27E9gnp.txt is not listed");
    }

    @Test
    public void anyFlippedByteAnywhereIsFound() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Path> files;
        try (Stream<Path> all = Files.walk(bundle)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < 100; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] original = Files.readAllBytes(file);
            byte[] flipped = original.clone();
            int place = random.nextInt(flipped.length);
            flipped[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertTrue(
                    "seed " + seed + ": " + file + " byte " + place,
                    !BundleVerifier.verify(bundle).sound());
            Files.write(file, original);
        }
    }
}
