package io.jenkins.plugins.intent.jenkins.pages;

import hudson.model.Run;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.jenkins.runs.CommandState;
import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the page of one run, for each request anew. */
public final class RunPages {
    private final Run<?, ?> build;
    private final String key;
    private final ArtifactManifests manifests;

    public RunPages(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
        this.manifests = new ArtifactManifests(build, key);
    }

    /** @param view the run; empty when nothing can be told any more */
    public RunPage page(Optional<RunView> view) {
        Optional<IntentRun> live = IntentRuns.find(build, key);
        List<StageSection> stages = new ArrayList<>();
        view.ifPresent(run -> run.stages().forEach(stage -> stages.add(section(stage, live))));
        return new RunPage(view.orElse(null), live.isPresent(), stages);
    }

    private StageSection section(StageView stage, Optional<IntentRun> live) {
        List<JobSection> jobs = new ArrayList<>();
        for (JobView job : stage.jobs()) {
            Optional<String> why =
                    job.status() == JobStatus.QUEUED ? live.flatMap(run -> run.whyWaiting(job.id())) : Optional.empty();
            jobs.add(new JobSection(job, why.orElse(null), commands(job, live)));
        }
        return new StageSection(stage, jobs);
    }

    private List<CommandRow> commands(JobView job, Optional<IntentRun> live) {
        if (job.manifest() != null) {
            String directory = job.manifest().substring(0, job.manifest().lastIndexOf('/') + 1);
            return manifests.at(job.manifest()).map(Manifest::commands).orElse(List.of()).stream()
                    .map(command -> row(command, directory))
                    .toList();
        }
        return live.map(run -> run.commands(job.id())).orElse(List.of()).stream()
                .map(RunPages::row)
                .toList();
    }

    private CommandRow row(CommandRecord command, String directory) {
        StringBuilder line = new StringBuilder(command.program());
        command.args().forEach(argument -> line.append(' ').append(argument));
        return new CommandRow(
                command.index() + 1,
                command.name(),
                line.toString(),
                command.status().text(),
                command.exitCode() != null ? command.exitCode().toString() : command.error(),
                command.endedMs() - command.startedMs(),
                OutputLink.of(command.stdout(), artifacts() + directory),
                OutputLink.of(command.stderr(), artifacts() + directory));
    }

    private static CommandRow row(CommandState command) {
        return new CommandRow(
                command.index() + 1,
                command.name(),
                "",
                command.status() == null ? "running" : command.status().text(),
                command.exitCode() == null ? null : command.exitCode().toString(),
                (command.endedMs() == 0 ? System.currentTimeMillis() : command.endedMs()) - command.startedMs(),
                null,
                null);
    }

    private String artifacts() {
        return build.getUrl() + "artifact/" + key + "/";
    }
}
