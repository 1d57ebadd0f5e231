package io.jenkins.plugins.intent.jenkins.runs;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.intent.engine.RunPlanner;
import io.jenkins.plugins.intent.engine.StageJudge;
import io.jenkins.plugins.intent.jenkins.agents.RunnerJars;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads and judges a small intent once Jenkins is up, on a thread that gives way to all others, so that
 * the first build does not wait seconds for schema, policy and class loading. Nothing depends on it.
 */
@Extension
public final class WarmUp extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(WarmUp.class.getName());
    private static final String INTENT =
            """
            {"schema_version": 1, "goal": "be ready", "workflow": {"name": "warm-up", "stages": [
              {"id": "a", "exec": {"commands": [{"program": "true", "args": ["x"]}]}}]}}
            """;

    @Override
    public void onLoaded() {
        Thread thread = new Thread(WarmUp::plan, "intent-runner warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private static void plan() {
        try {
            CommandPolicy policy = CommandPolicy.builtIn();
            new RunPlanner(policy, new StageJudge(policy, Platform.LINUX, false))
                    .plan(
                            "warm-up",
                            IntentReader.read("warm-up", INTENT.getBytes(StandardCharsets.UTF_8)),
                            Map.of(),
                            Path.of("").toAbsolutePath());
            RunnerJars.prepare();
        } catch (Exception e) {
            LOGGER.log(Level.FINE, "the first intent will take longer", e);
        }
    }
}
