package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.engine.RunRequest;
import io.jenkins.plugins.intent.engine.StageSelection;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.model.RunInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent rerun [RUN]}. */
@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        description = "Starts a new run of the same document, which takes over what a run that has ended succeeded in, "
                + "outputs and all. The other run's bundle is checked by its sums first.",
        footer = {
            "",
            "Examples:",
            "  intent rerun",
            "  intent rerun 20260401-101530 --from package",
        })
final class RerunCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Run id or the start of one (default: the newest).")
    private String run;

    @Option(
            names = "--from",
            paramLabel = "STAGE",
            description = "Run this stage again, and what needs it; may be given again for others.")
    private List<String> from = new ArrayList<>();

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "A parameter as it was given; one that differs needs --anyway.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--anyway", description = "Take over also when the document or a parameter is not what it was.")
    private boolean anyway;

    @Mixin
    private ShowOptions show;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private StateOptions state;

    RerunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory directory = state.find(host, run);
        RunView before = RunReader.read(directory.path());
        if (before.endedMs() == 0) {
            throw new UsageException("run " + before.runId()
                    + " has not ended; go on with `intent resume`, or end it with `intent cancel`");
        }
        RunRequest request = RunRequest.read(directory);
        byte[] document = document(directory, request);
        RunRequest again = request.with(parameters(request));
        LocalPlanner planner = new LocalPlanner(RunInputs.ofEnvironment(host.environment()));
        PlannedRun planned = planner.again(RunIds.next(System.currentTimeMillis()), document, again);
        PlannedRun rest = new StageSelection(planned).after(before.runId(), before.stages(), from);
        Boundaries.check(host, planned.policy());
        return new RunSession(host, state, limits.output(), show).rerun(rest, again, directory.bundle());
    }

    /** The document of the other run, or, if it has changed since and that is wanted, as it is now. */
    private byte[] document(RunDirectory directory, RunRequest request) throws IOException, UsageException {
        byte[] kept = Files.readAllBytes(directory.intent());
        Path file = host.resolve(Path.of(request.file()));
        if (!Files.isRegularFile(file)) {
            return kept;
        }
        byte[] now = Files.readAllBytes(file);
        if (!Arrays.equals(kept, now) && !anyway) {
            throw new UsageException(request.file() + " has changed since run " + directory.runId()
                    + ", so what that left may not be what it would make now; start it as a new run, or say --anyway");
        }
        return now;
    }

    private Map<String, String> parameters(RunRequest request) throws UsageException {
        Map<String, String> all = new TreeMap<>(request.parameters());
        for (Map.Entry<String, String> given : parameters.entrySet()) {
            String before = all.put(given.getKey(), given.getValue());
            if (!given.getValue().equals(before) && !anyway) {
                throw new UsageException("the parameter " + given.getKey() + " was "
                        + (before == null ? "not given" : "`" + before + "`") + " in that run, and is `"
                        + given.getValue() + "` now; start the intent as a new run, or say --anyway");
            }
        }
        return all;
    }
}
