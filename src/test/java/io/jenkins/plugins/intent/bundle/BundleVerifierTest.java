package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.ledger.WorkKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whatever was done to a bundle after its end is found, all of it, and said in a sentence. */
public class BundleVerifierTest {
    private static final String ATTEMPT = "stages/build/attempt-1/";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path bundle;

    @Before
    public void createBundle() throws IOException {
        bundle = new SampleBundle(folder.getRoot().toPath())
                .stage("build", "hello\n")
                .stage("test", "")
                .finish();
    }

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
    public void jobThatSucceededWithAManifestThatFailedIsNoticed() throws Exception {
        rewrite(
                ATTEMPT + "manifest.json",
                "\"attempt\" : 1,\n  \"agent\" : \"agent-1\",\n  \"status\" : \"succeeded\"",
                "\"attempt\" : 1,\n  \"agent\" : \"agent-1\",\n  \"status\" : \"failed\"");
        seal();

        assertProblems(
                "run.json says that job \"build-1\" succeeded, but " + ATTEMPT + "manifest.json says that it failed");
    }

    @Test
    public void jobThatFailedByACommandWithAManifestThatSucceededIsNoticed() throws Exception {
        bundle = failed("command 1 `echo` ended with exit code 7");

        assertProblems(
                "run.json says that job \"bad-1\" failed, but stages/bad/attempt-1/manifest.json says that it succeeded");
    }

    @Test
    public void jobThatFailedAfterItsCommandsIsSound() throws Exception {
        bundle = failed("outputs of stage \"bad\" matched no file: x");

        assertEquals(List.of(), BundleVerifier.verify(bundle).problems());
    }

    private Path failed(String reason) throws IOException {
        SampleBundle sample = new SampleBundle(folder.newFolder().toPath());
        String manifest =
                sample.writer().adopt("bad", 1, sample.attempt("bad", 1, "x")).orElseThrow();
        JobView job = new JobView("bad-1", 1, "agent-1", JobStatus.FAILED, 1000, 2000, manifest);
        sample.add(Views.stage("bad", WorkKind.EXEC_BLOCK, StageStatus.FAILED, reason, List.of(), List.of(job)));
        return sample.finish();
    }

    @Test
    public void attemptThatWasTakenOutWithItsManifestIsNoticed() throws Exception {
        FileTrees.deleteRecursively(bundle.resolve("stages/build"));
        rewrite("run.json", "\"stages/build/attempt-1/manifest.json\"", "null");
        seal();

        assertProblems("run.json names no manifest for job \"build-1\", which ran its commands");
    }

    @Test
    public void attemptsAndFilesThatNobodyNamesAreNoticed() throws Exception {
        Files.writeString(bundle.resolve(ATTEMPT + "commands/01-echo/more.log"), "x");
        Files.createDirectories(bundle.resolve("stages/build/attempt-2/commands"));
        Files.writeString(bundle.resolve("stages/build/attempt-2/commands/x.log"), "x");
        Files.createDirectories(bundle.resolve("stages/other"));
        Files.writeString(bundle.resolve("stages/other/outputs.json"), "{\"schema_version\":1}");
        Files.createDirectories(bundle.resolve("outputs/build"));
        Files.writeString(bundle.resolve("outputs/build/app.jar"), "x");
        Files.writeString(bundle.resolve("stages/stray"), "x");
        seal();

        assertProblems(
                "more.log is not named by the manifest of its attempt",
                "stages/build/attempt-2/commands/x.log is of no job of this run",
                "stages/other/outputs.json is of no stage of this run",
                "outputs/build/app.jar is named by no outputs.json",
                "stages/stray is of no stage of this run");
    }

    @Test
    public void documentsThatSayAThingTwiceOrGoOnAfterTheirEndAreRefused() throws Exception {
        rewrite("run.json", "\"goal\" :", "\"goal\" : \"first\", \"goal\" :");
        append("stages/test/attempt-1/manifest.json", "{}");
        append(ATTEMPT + "manifest.json", " \n");
        seal();

        assertProblems(
                "run.json cannot be read: Duplicate field 'goal'",
                "stages/test/attempt-1/manifest.json cannot be read: it goes on after its end");
    }

    @Test
    public void reportThatWasTakenOutIsNoticed() throws Exception {
        Files.delete(bundle.resolve("report/index.html"));
        seal();

        assertProblems("report/index.html is missing");
    }

    @Test
    public void listOfOutputsThatWasTakenOutIsNoticed() throws Exception {
        String document =
                "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"flow\",\"stages\":[{\"id\":\"build\","
                        + "\"outputs\":[\"x\"],\"exec\":{\"commands\":[{\"program\":\"true\"}]}},"
                        + "{\"id\":\"test\",\"exec\":{\"commands\":[{\"program\":\"true\"}]}}]}}";
        Files.writeString(bundle.resolve("intent.json"), document);
        rewrite(
                "run.json",
                Digests.sha256(SampleBundle.INTENT),
                Digests.sha256(document.getBytes(StandardCharsets.UTF_8)));
        seal();

        assertProblems("stages/build/outputs.json is missing, though its stage succeeded and has outputs");
    }

    @Test
    public void whatAnAttemptWroteThatWasNeverTakenInIsKept() throws Exception {
        SampleBundle sample = new SampleBundle(folder.newFolder().toPath());
        Path place = sample.writer().place("gone", 1);
        Files.createDirectories(place.resolve("commands/01-x"));
        Files.writeString(place.resolve("commands/01-x/stdout.log"), "evidence");
        JobView job = new JobView("gone-1", 1, "agent-1", JobStatus.CANCELLED, 1000, 2000, null);
        sample.add(Views.stage("gone", WorkKind.EXEC_BLOCK, StageStatus.FAILED, "cancelled", List.of(), List.of(job)));

        bundle = sample.finish();

        assertEquals(List.of(), BundleVerifier.verify(bundle).problems());
        assertEquals("evidence", Files.readString(bundle.resolve("stages/gone/attempt-1/commands/01-x/stdout.log")));
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

    private void seal() throws IOException {
        Files.delete(bundle.resolve("SHA256SUMS"));
        NavigableMap<String, String> sums = Checksums.besideReport(new Manifests(bundle), new SumsAhead());
        sums.putAll(Checksums.ofReport(new Manifests(bundle), new SumsAhead()));
        Files.write(bundle.resolve("SHA256SUMS"), ChecksumList.format(sums));
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(bundle.resolve(name), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private void rewrite(String name, String from, String to) throws IOException {
        String text = Files.readString(bundle.resolve(name));
        assertTrue(text.contains(from));
        Files.writeString(bundle.resolve(name), text.replace(from, to));
    }

    private void assertProblems(String... expected) throws IOException {
        List<String> problems = BundleVerifier.verify(bundle).problems();
        for (String part : expected) {
            assertEquals(
                    part + " in " + problems,
                    1,
                    problems.stream().filter(problem -> problem.contains(part)).count());
        }
        assertEquals(problems.toString(), expected.length, problems.size());
    }
}
