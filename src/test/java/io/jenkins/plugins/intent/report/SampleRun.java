package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandRecordBuilder;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.Manifests;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.ledger.DecisionView;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.ledger.WorkKind;
import io.jenkins.plugins.intent.ledger.WorkflowView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A rule that makes up a run, stage by stage, with a real bundle behind it. */
final class SampleRun extends ExternalResource {
    static final long START_MS = 1_767_225_600_000L;

    private final TemporaryFolder folder = new TemporaryFolder();
    private Path bundle;
    private BundleWriter writer;
    private final List<StageView> stages = new ArrayList<>();
    private long endMs = START_MS;
    private String shownBundle = "bundle";
    private String goal = "Build, test and ship the payment service";

    @Override
    protected void before() throws IOException {
        folder.create();
        bundle = folder.getRoot().toPath().resolve("bundle");
        writer = new BundleWriter(bundle);
        intent("{}");
    }

    @Override
    protected void after() {
        folder.delete();
    }

    /** Where it is from the beginning. */
    Path bundle() {
        return bundle;
    }

    /** One command of a made-up attempt. */
    record Made(String name, CommandStatus status, Integer exit, String stdout, String stderr, String... argv) {
        static Made succeeded(String name, String stdout) {
            return new Made(name, CommandStatus.SUCCEEDED, 0, stdout, "warned\n");
        }

        static Made failed(String name, String stderr) {
            return new Made(name, CommandStatus.FAILED, 1, "out\n", stderr);
        }
    }

    SampleRun goal(String text) {
        goal = text;
        return this;
    }

    SampleRun bundleShownAs(String path) {
        shownBundle = path;
        return this;
    }

    SampleRun intent(String json) throws IOException {
        writer.intent(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A stage that ran once, from and to seconds after the start. */
    SampleRun ran(String id, StageStatus status, double from, double to, List<String> needs, Made... commands)
            throws IOException {
        boolean good = status == StageStatus.SUCCEEDED;
        long fromMs = START_MS + Math.round(from * 1000);
        long toMs = START_MS + Math.round(to * 1000);
        String agent = "agent-" + (1 + Math.floorMod(id.hashCode(), 3));
        String manifest = manifest(id, agent, good, fromMs, toMs, commands);
        JobView job =
                new JobView(id + "-1", 1, agent, good ? JobStatus.SUCCEEDED : JobStatus.FAILED, fromMs, toMs, manifest);
        endMs = Math.max(endMs, toMs);
        stages.add(Views.stage(id, WorkKind.EXEC_BLOCK, status, null, needs, List.of(job)));
        return this;
    }

    /** A failure of the last one does not count. */
    SampleRun allowed() {
        stages.add(Views.allowedToFail(stages.remove(stages.size() - 1)));
        return this;
    }

    SampleRun stage(String id, WorkKind kind, StageStatus status, String reason, String... needs) {
        stages.add(Views.stage(id, kind, status, reason, List.of(needs), List.of()));
        return this;
    }

    SampleRun decided(String id, DecisionView decision, List<FindingView> findings, StageStatus status) {
        stages.add(Views.decided(Views.block(id, status, null), findings, decision));
        return this;
    }

    private String manifest(String id, String agent, boolean good, long fromMs, long toMs, Made... commands)
            throws IOException {
        Path attempt = Files.createDirectories(bundle.resolveSibling("jobs").resolve("job-" + stages.size()));
        List<CommandRecord> records = new ArrayList<>();
        for (int i = 0; i < commands.length; i++) {
            Made made = commands[i];
            String directory = "commands/" + (i + 1) + "-cmd";
            Files.createDirectories(attempt.resolve(directory));
            long step = (toMs - fromMs) / commands.length;
            records.add(new CommandRecordBuilder(i, made.name())
                    .started(
                            made.argv().length == 0 ? made.name() : made.argv()[0],
                            made.argv().length == 0
                                    ? List.of()
                                    : List.of(made.argv()).subList(1, made.argv().length),
                            ".")
                    .ended(made.status(), made.exit(), null)
                    .error(made.status() == CommandStatus.NOT_STARTED ? "No such file or directory" : null)
                    .times(fromMs + i * step, fromMs + (i + 1) * step)
                    .captured(
                            stream(attempt, directory + "/stdout.log", made.stdout()),
                            stream(attempt, directory + "/stderr.log", made.stderr()))
                    .build());
        }
        Manifest manifest = Manifests.of(
                id, 1, agent, good ? AttemptStatus.SUCCEEDED : AttemptStatus.FAILED, fromMs, toMs, records);
        Files.write(attempt.resolve("manifest.json"), Json.PRETTY.writeValueAsBytes(manifest));
        return writer.adopt(id, 1, attempt).orElseThrow();
    }

    private static StreamRecord stream(Path attempt, String path, String content) throws IOException {
        if (content == null) {
            return null;
        }
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        Files.write(attempt.resolve(path), bytes);
        return new StreamRecord(path, bytes.length, 0, Digests.sha256(bytes));
    }

    RunView view(RunStatus status, String reason) {
        return Views.run(
                        "20260101-000000-4f2a",
                        goal,
                        new WorkflowView("service-ci", "0".repeat(64)),
                        status,
                        reason,
                        START_MS,
                        endMs,
                        stages)
                .withBundle(shownBundle);
    }

    /** Writes the report and returns the bundle. */
    Path finish(RunStatus status, String reason) throws IOException {
        writer.finish(view(status, reason), new ReportWriter());
        return bundle;
    }

    /** The page's markup. */
    String page(RunStatus status, String reason) throws IOException {
        return Files.readString(finish(status, reason).resolve("report/index.html"));
    }
}
