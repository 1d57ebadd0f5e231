package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.DecisionView;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.ledger.WorkKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** Documents of a bundle that cannot all be true are found, each in a sentence, whoever made new sums of them. */
public class BundleAgreementTest extends TamperedBundle {
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
    public void gateThatNobodyApprovedHasNotSucceeded() throws Exception {
        Path approved = gate("approved", new DecisionView(Answer.APPROVED, "ada", "fine", 1500));
        assertTrue(BundleVerifier.verify(approved).sound());
        for (DecisionView other : Arrays.asList(null, new DecisionView(Answer.REJECTED, "ada", "no", 1500))) {
            Path forged = gate(other == null ? "open" : "rejected", other);
            assertEquals(
                    List.of("run.json says that gate \"ask\" succeeded, but not that somebody approved it"),
                    BundleVerifier.verify(forged).problems());
        }
    }

    private Path gate(String name, DecisionView decision) throws IOException {
        StageView ask = Views.stage("ask", WorkKind.GATE, StageStatus.SUCCEEDED, null, List.of(), List.of());
        Path root = Files.createDirectory(folder.getRoot().toPath().resolve(name));
        return new SampleBundle(root)
                .add(Views.decided(ask, List.of(), decision))
                .finish();
    }

    @Test
    public void jobThatIsThereTwiceIsNoticed() throws Exception {
        rewrite("run.json", "\"test-1\"", "\"build-1\"");
        seal();

        assertProblems(
                "run.json names stages/test/attempt-1/manifest.json for job \"build-1\" of stage \"test\"",
                "run.json has job \"build-1\" twice");
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

    /** Versions before this one did not keep the processes of a try, nor whether a failure counts. */
    @Test
    public void manifestOfAnEarlierVersionWithATryIsSound() throws Exception {
        rewrite(
                ATTEMPT + "manifest.json",
                "\"tries\" : [ ]",
                "\"tries\" : [ { \"status\" : \"failed\", \"exit_code\" : 1, \"started_ms\" : 1, \"ended_ms\" : 2 } ]");
        rewrite(ATTEMPT + "manifest.json", ",\n    \"allow_failure\" : false", "");
        seal();

        assertEquals(List.of(), BundleVerifier.verify(bundle).problems());
    }
}
