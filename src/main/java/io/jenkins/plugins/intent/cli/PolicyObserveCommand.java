package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.engine.KeptRun;
import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.ObservedWrites;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.ToldRun;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.policy.ConfineMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent policy observe [RUN]}. */
@Command(
        name = "observe",
        mixinStandardHelpOptions = true,
        description =
                "Prints a policy that confines commands to what a run has written: files outside of the project "
                        + "that changed while it went. Other programs may have changed some of them: read it before you use it.",
        footer = {"", "Example:", "  intent run intent.json && intent policy observe > policy.json"})
final class PolicyObserveCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Run id or the start of one (default: the newest).")
    private String run;

    @Mixin
    private final StateOptions state = new StateOptions();

    PolicyObserveCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory directory = state.find(host, run);
        ToldRun told = RunReader.told(directory.path());
        RunView view = told.view();
        if (view.endedMs() == 0) {
            throw new UsageException("run " + view.runId() + " has not ended yet; observe it when it has");
        }
        String home = host.environment().get("HOME");
        if (home == null || !Path.of(home).isAbsolute()) {
            throw new UsageException("HOME is not set, so nobody knows where caches are; set it");
        }
        KeptRun kept = KeptRun.read(directory, told.plan());
        PlannedRun planned =
                new LocalPlanner(RunInputs.ofEnvironment(kept.environment(host.environment()))).again(kept);
        List<Path> left = List.of(planned.projectDir(), state.state(host).path());
        Map<String, ObservedWrites.Seen> places =
                ObservedWrites.between(Path.of(home), left, view.startedMs(), view.endedMs());
        ObjectNode policy = Json.PRETTY.createObjectNode().put("schema_version", 1);
        ObjectNode confine = policy.putObject("confine").put("mode", ConfineMode.REQUIRED.text());
        places.keySet().forEach(confine.putArray("writable")::add);
        host.out().println(policy.toPrettyString());
        places.forEach((place, seen) -> host.err()
                .println(place + ": " + Counted.of(seen.files(), "file") + " changed, such as " + seen.example()));
        return ExitCode.SUCCEEDED;
    }
}
