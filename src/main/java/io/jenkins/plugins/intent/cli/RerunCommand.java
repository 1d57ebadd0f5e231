package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.EarlierRun;
import io.jenkins.plugins.intent.engine.KeptRun;
import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.engine.RunRequest;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.ToldRun;
import io.jenkins.plugins.intent.model.RunInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            description = "Sets a parameter; those that are not named are as they were.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--anyway",
            description = "Take over also when the document, a parameter or the policy is not what it was.")
    private boolean anyway;

    @Mixin
    private final PolicyOptions policies = new PolicyOptions();

    @Mixin
    private final ShowOptions show = new ShowOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final StateOptions state = new StateOptions();

    RerunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory directory = state.find(host, run);
        ToldRun told = RunReader.told(directory.path());
        RunView before = told.view();
        if (before.endedMs() == 0) {
            throw new UsageException("run " + before.runId()
                    + " has not ended; go on with `intent resume`, or end it with `intent cancel`");
        }
        KeptRun kept = KeptRun.read(directory, told.plan());
        RunRequest request = kept.request();
        Map<String, String> values = new TreeMap<>(request.parameters());
        values.putAll(parameters);
        RunRequest again = withPolicy(request.with(values));
        Host then = host.with(kept.environment(host.environment()));
        LocalPlanner planner = new LocalPlanner(RunInputs.ofEnvironment(then.environment()));
        PlannedRun planned = planner.again(new KeptRun(RunIds.next(System.currentTimeMillis()), document(kept), again));
        PlannedRun rest = new EarlierRun("run " + before.runId(), before, kept.document(), request.policy())
                .takenOverIn(planned, from, new EarlierRun.Differing(anyway, "say --anyway"));
        Boundaries.check(host, planned.policy(), planned.projectDir());
        return new RunSession(then, state, limits.output(), show)
                .rerun(rest, again.withVariables(planner.variablesUsed(planned.document())), directory);
    }

    /** The document as it is now, or, when its file is gone, as the other run kept it. */
    private byte[] document(KeptRun run) throws IOException {
        Path file = host.resolve(Path.of(run.request().file()));
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : run.document();
    }

    /** Judged by the same files, unless others are named, as they are now; runs of earlier versions kept no names. */
    private RunRequest withPolicy(RunRequest request) throws InvalidDocumentException, IOException {
        List<Path> named = policies.files(host);
        if (named.isEmpty() && request.policyFiles().isEmpty()) {
            return request;
        }
        List<Path> files = named.isEmpty()
                ? request.policyFiles().get().stream().map(Path::of).toList()
                : named;
        return request.with(
                PolicyOptions.read(files).toJson(),
                files.stream().map(Path::toString).toList());
    }
}
