package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.bundle.BundleNames;
import io.jenkins.plugins.intent.engine.KeptRun;
import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.ToldRun;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.text.StatusWords;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent resume [RUN]}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Continues a run after a crash, a reboot, or an approval. Nothing that is finished runs again.",
        footer = {"", "Examples:", "  intent resume", "  intent resume 20260401-101530"})
final class ResumeCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "Run id or the start of one (default: the newest).")
    private String run;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final ShowOptions show = new ShowOptions();

    @Mixin
    private final StateOptions state = new StateOptions();

    ResumeCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        RunDirectory directory = state.find(host, run);
        ToldRun told = RunReader.told(directory.path());
        RunView before = told.view();
        if (before.endedMs() > 0 && Files.exists(directory.bundle().resolve(BundleNames.SUMS))) {
            return nothingToDo(before.withBundle(directory.bundle().toString()));
        }
        KeptRun kept = KeptRun.read(directory, told.plan());
        Host then = host.with(kept.environment(host.environment()));
        PlannedRun planned = new LocalPlanner(RunInputs.ofEnvironment(then.environment())).again(kept);
        Boundaries.check(host, planned.policy(), planned.projectDir());
        return new RunSession(then, state, limits.output(), show).resume(planned, kept.request());
    }

    private int nothingToDo(RunView view) {
        if (state.output().json()) {
            state.output().printJson(host, view);
        } else {
            host.out()
                    .println("run " + view.runId() + " has ended already (" + StatusWords.of(view.status())
                            + "); there is nothing to resume");
        }
        return ExitCode.of(view.status());
    }
}
