package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandRecordBuilder;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.Manifests;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.json.Json;
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

/** Builds the attempt directories and views of a small run, as the runner and the books leave them. */
final class SampleBundle {
    static final byte[] INTENT = "{\"schema_version\": 1}\n".getBytes(StandardCharsets.UTF_8);
    static final Report REPORT =
            (run, manifests, files) -> files.write("index.html", "page".getBytes(StandardCharsets.UTF_8));

    private Path root;
    private final BundleWriter writer;
    private final List<StageView> stages = new ArrayList<>();

    SampleBundle(Path root) throws IOException {
        this.root = root;
        this.writer = new BundleWriter(this::directory);
        writer.intent(INTENT);
    }

    Path directory() {
        return root.resolve("bundle");
    }

    /** With all that is beside it. */
    void moveTo(Path elsewhere) throws IOException {
        root = Files.move(root, elsewhere);
    }

    BundleWriter writer() {
        return writer;
    }

    /** An attempt with one command that wrote {@code output}, taken into the bundle. */
    SampleBundle stage(String id, String output) throws IOException {
        String manifest = writer.adopt(id, 1, attempt(id, 1, output)).orElseThrow();
        JobView job = new JobView(id + "-1", 1, "agent-1", JobStatus.SUCCEEDED, 1000, 2000, manifest);
        stages.add(Views.stage(id, WorkKind.EXEC_BLOCK, StageStatus.SUCCEEDED, null, List.of(), List.of(job)));
        return this;
    }

    SampleBundle add(StageView stage) {
        stages.add(stage);
        return this;
    }

    /** An attempt directory that is not in the bundle yet. */
    Path attempt(String stage, int attempt, String output) throws IOException {
        Path directory = root.resolve("jobs/" + stage + "-" + attempt);
        Path commands = Files.createDirectories(directory.resolve("commands/01-echo"));
        StreamRecord stdout = stream(commands.resolve("stdout.log"), output);
        StreamRecord stderr = stream(commands.resolve("stderr.log"), "");
        CommandRecord command = new CommandRecordBuilder(0, "echo")
                .ended(CommandStatus.SUCCEEDED, 0, null)
                .times(1000, 2000)
                .captured(stdout, stderr)
                .build();
        Manifest manifest =
                Manifests.of(stage, attempt, "agent-1", AttemptStatus.SUCCEEDED, 1000, 2000, List.of(command));
        Files.write(directory.resolve("manifest.json"), Json.PRETTY.writeValueAsBytes(manifest));
        return directory;
    }

    private static StreamRecord stream(Path file, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        return new StreamRecord("commands/01-echo/" + file.getFileName(), bytes.length, 0, Digests.sha256(bytes));
    }

    RunView run() {
        return Views.run(
                        "run-1",
                        "goal",
                        new WorkflowView("flow", Digests.sha256(INTENT)),
                        RunStatus.SUCCEEDED,
                        null,
                        1000,
                        2000,
                        stages)
                .withBundle("bundle");
    }

    Path finish() throws IOException {
        writer.finish(run(), REPORT);
        return directory();
    }
}
