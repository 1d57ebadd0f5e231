package io.jenkins.plugins.intent.jenkins.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import hudson.model.Run;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandRecordBuilder;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.Manifests;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.jenkins.FakeBuild;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.ledger.WorkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The page says why a run failed without a click. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class FailuresTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, Manifest> manifests = new HashMap<>();
    private Run<?, ?> build;
    private RunFiles files;
    private boolean mayRead = true;

    @Before
    public void make() throws IOException {
        build = new FakeBuild(folder.getRoot(), (Run) null);
        files = RunFiles.of(build, "intent");
        Files.createDirectories(files.bundle());
    }

    @Test
    public void whatFailedFirstIsFirstWithTheEndOfItsOutput() throws IOException {
        List<FailedStage> failed = failures(
                ran("late", 9, command(CommandStatus.FAILED, "late words\n")),
                ran("early", 4, command(CommandStatus.FAILED, "line\n".repeat(100) + "the cause\n")),
                Views.block("fine", StageStatus.SUCCEEDED, null));

        assertEquals(List.of("early", "late"), ids(failed));
        FailedStage.End end = failed.get(0).ends().get(0);
        assertTrue(end.text(), end.text().endsWith("the cause") && end.text().length() < 300);
        assertEquals(
                "job/x/1/artifact/intent/stages/early/attempt-1/commands/0.log",
                end.link().url());
    }

    @Test
    public void aCommandThatMayFailIsNoReason() throws IOException {
        Files.writeString(
                files.intent(),
                "{\"workflow\":{\"stages\":[{\"id\":\"a\",\"exec\":{\"commands\":[{\"allow_failure\":true},{}]}}]}}");
        List<FailedStage> failed = failures(
                ran("a", 4, command(CommandStatus.FAILED, "harmless\n"), command(CommandStatus.FAILED, "real\n")));

        assertEquals(2, failed.get(0).command().number());
        assertEquals("real", failed.get(0).ends().get(0).text());
    }

    @Test
    public void whoMayNotSeeArtifactsSeesNoneOfTheirText() throws IOException {
        mayRead = false;
        List<FailedStage> failed = failures(ran("a", 4, command(CommandStatus.FAILED, "secret plans\n")));

        assertEquals(1, failed.get(0).command().number());
        assertEquals(List.of(), failed.get(0).ends());
    }

    @Test
    public void everyFailureIsNamedAndTheFirstFewAreExplained() throws IOException {
        StageView[] stages = new StageView[5];
        for (int i = 0; i < 5; i++) {
            stages[i] = ran("s" + i, i + 1, command(CommandStatus.FAILED, "no\n"));
        }
        List<FailedStage> failed = failures(stages);

        assertEquals(List.of("s0", "s1", "s2", "s3", "s4"), ids(failed));
        assertNull(failed.get(4).command());
    }

    @Test
    public void aFailureThatIsAllowedIsNotWhyTheRunFailed() throws IOException {
        assertEquals(List.of(), failures(Views.allowedToFail(Views.block("a", StageStatus.FAILED, "exit code 1"))));
    }

    private List<FailedStage> failures(StageView... stages) {
        OutputEnds ends = new OutputEnds(new BundleFiles(build, "intent"), () -> mayRead);
        List<StageSection> sections = List.of(stages).stream()
                .map(stage -> new StageSection(stage, StageSection.Place.OPEN, List.of(), List.of(), List.of(), null))
                .toList();
        return new Failures(
                        WrittenIntent.of(files),
                        ends,
                        job -> Optional.ofNullable(manifests.get(job.manifest())),
                        manifest -> "job/x/1/artifact/intent/" + manifest.replace("manifest.json", ""))
                .of(Views.run(RunStatus.FAILED, null, 1, 10, List.of(stages)), sections);
    }

    private static List<String> ids(List<FailedStage> failed) {
        return failed.stream().map(one -> one.section().stage().id()).toList();
    }

    private record Made(CommandStatus status, String stderr) {}

    private static Made command(CommandStatus status, String stderr) {
        return new Made(status, stderr);
    }

    private StageView ran(String id, long endedMs, Made... commands) throws IOException {
        String directory = "stages/" + id + "/attempt-1/";
        Path attempt = Files.createDirectories(files.bundle().resolve(directory + "commands"));
        CommandRecord[] records = new CommandRecord[commands.length];
        for (int i = 0; i < commands.length; i++) {
            Files.writeString(attempt.resolve(i + ".log"), commands[i].stderr());
            records[i] = new CommandRecordBuilder(i, "c" + i)
                    .started("make", List.of(), ".")
                    .ended(commands[i].status(), 1, null)
                    .times(1, endedMs)
                    .captured(null, new StreamRecord("commands/" + i + ".log", 1, 0, "0".repeat(64)))
                    .build();
        }
        manifests.put(
                directory + "manifest.json",
                Manifests.of(id, 1, "agent", AttemptStatus.FAILED, 1, endedMs, List.of(records)));
        JobView job = new JobView(id + "-1", 1, "agent", JobStatus.FAILED, 1, endedMs, directory + "manifest.json");
        return Views.stage(id, WorkKind.EXEC_BLOCK, StageStatus.FAILED, "exit code 1", List.of(), List.of(job));
    }
}
