package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.engine.Leases;
import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.Manifests;
import io.jenkins.plugins.intent.jenkins.FakeBuild;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Durability;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.text.ConsoleMode;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run of one stage, a, in a build that is only a directory: what one controller after the other makes of it. */
final class RunSite {
    private static final LedgerSettings SETTINGS = new LedgerSettings(Durability.EVERY_COMPLETION, 3);
    private static final String INTENT = "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"w\",\"stages\":"
            + "[{\"id\":\"a\",\"exec\":{\"commands\":[{\"program\":\"true\"}]}}]}}";

    private final Path root;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    RunSite(Path root) {
        this.root = root;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    Run<?, ?> build() {
        return new FakeBuild(root.toFile(), (Run) null);
    }

    RunFiles files() {
        return RunFiles.of(build(), "intent");
    }

    /** Where artifacts end up. */
    Path artifacts() {
        return root.resolve("archive");
    }

    String console() {
        return console.toString(StandardCharsets.UTF_8);
    }

    /** What the first controller has. */
    RunParts begin() throws Exception {
        Files.createDirectories(files().directory());
        StagePlan stage = StagePlan.block("a", List.of(), 1, 60_000);
        RunPlan plan = new RunPlan("run-1", "g", "w", "0", List.of(stage));
        return parts(Coordinator.start(files().directory(), plan, SETTINGS, TimeSource.system()));
    }

    /** What the next one has, after the one before is gone. */
    RunParts again() throws Exception {
        return parts(Coordinator.open(files().directory(), SETTINGS, TimeSource.system()));
    }

    private RunParts parts(Coordinator books) throws Exception {
        IntentDocument document = IntentReader.read("json", INTENT.getBytes(StandardCharsets.UTF_8));
        BundleWriter bundle = new BundleWriter(files().bundle());
        bundle.intent(document.content());
        PrintStream stream = new PrintStream(console, true, StandardCharsets.UTF_8);
        TaskListener listener = () -> stream;
        return new RunParts(
                build(),
                "intent",
                files(),
                new CallRecord("run-1", "json", null, null, new CallPlace("", "")),
                document,
                null,
                books,
                bundle,
                new RunConsole(listener, ConsoleMode.QUIET),
                new Publisher("intent", files()::bundle, this::archive, Runnable::run),
                PipelineSide.atom(null, false),
                Optional::empty);
    }

    private void archive(Path directory, Map<String, String> names) throws IOException {
        for (Map.Entry<String, String> name : names.entrySet()) {
            Path target = artifacts().resolve(name.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(directory.resolve(name.getValue())));
        }
    }

    RunSettings settings() {
        return new RunSettings(Optional.empty(), null, SETTINGS, 1, 1 << 20, Leases.LOCAL);
    }

    /** What an attempt of the stage left. */
    Path attempt(AttemptStatus status, String error) throws IOException {
        Path directory = Files.createDirectories(root.resolve("attempt"));
        Manifest manifest = Manifests.of("a", 1, "gone", status, error, 1, 2, List.of());
        Files.write(directory.resolve("manifest.json"), Json.PRETTY.writeValueAsBytes(manifest));
        return directory;
    }

    /** On a node that nobody finds again. */
    static JobLocation nowhere() {
        AgentPath path = new AgentPath("gone", "/nowhere");
        return new JobLocation(path, path, "/nowhere", true);
    }
}
