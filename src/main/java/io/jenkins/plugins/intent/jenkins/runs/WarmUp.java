package io.jenkins.plugins.intent.jenkins.runs;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.engine.Leases;
import io.jenkins.plugins.intent.engine.RunPlanner;
import io.jenkins.plugins.intent.engine.StageJudge;
import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.jenkins.agents.RunnerJars;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.report.ReportWriter;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;

/**
 * Reads, judges and reports on a small intent once Jenkins is up, on a thread that gives way to all
 * others, so that the first build does not wait seconds for schema, policy and class loading. Nothing of
 * it is run, and nothing depends on it.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class WarmUp extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(WarmUp.class.getName());
    private static final String INTENT = """
            {"schema_version": 1, "goal": "be ready", "workflow": {"name": "warm-up", "stages": [
              {"id": "a", "exec": {"commands": [{"program": "true", "args": ["x"]}]}}]}}
            """;

    @Override
    public void onLoaded() {
        Thread thread = Daemon.of("intent-runner warm-up", WarmUp::rehearse);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private static void rehearse() {
        try {
            Path directory = Files.createTempDirectory("intent-runner");
            try {
                run(directory);
            } finally {
                FileTrees.deleteRecursively(directory);
            }
            OwnClasses.load(RunnerJars.own());
        } catch (Exception e) {
            LOGGER.log(Level.FINE, "the first intent will take longer", e);
        }
    }

    private static void run(Path directory) throws IOException, InvalidDocumentException {
        CommandPolicy policy = CommandPolicy.builtIn();
        IntentDocument document = IntentReader.read("warm-up", INTENT.getBytes(StandardCharsets.UTF_8));
        RunPlan plan = new RunPlanner(policy, new StageJudge(policy, Platform.LINUX, false), Leases.LOCAL)
                .plan("warm-up", document, RunInputs.ofEnvironment(Map.of()), directory)
                .plan();
        BundleWriter bundle = new BundleWriter(directory.resolve("bundle"));
        bundle.intent(document.content());
        try (Coordinator books =
                Coordinator.start(directory.resolve("run"), plan, LedgerSettings.defaults(), TimeSource.system())) {
            books.cancel("warm-up", "nothing was to be run");
            bundle.finish(books.view(), new ReportWriter());
        }
    }
}
