package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Functions;
import hudson.model.Run;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.confine.ConfinementRecord;
import io.jenkins.plugins.intent.jenkins.pages.StageSection.Place;
import io.jenkins.plugins.intent.jenkins.runs.CommandState;
import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.model.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Makes the pages of one run, for each request anew. */
public final class RunPages {
    private static final Logger LOGGER = Logger.getLogger(RunPages.class.getName());

    /** Of more, so many that need a look are. */
    private static final int MOST = 50;

    private final Run<?, ?> build;
    private final String key;
    private final ArtifactManifests manifests;
    private final OutputEnds ends;

    public RunPages(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
        BundleFiles files = new BundleFiles(build, key);
        this.manifests = new ArtifactManifests(files);
        this.ends = new OutputEnds(files, this::maySeeArtifacts);
    }

    private boolean maySeeArtifacts() {
        return !Functions.isArtifactsPermissionEnabled() || build.hasPermission(Run.ARTIFACTS);
    }

    /**
     * Addresses, relative to the build's, of the artifacts that Jenkins names nowhere on the build's page
     * because evidence is many files.
     *
     * @param evidence names of the directories of all runs
     */
    public Map<String, String> otherArtifacts(List<String> evidence) {
        Map<String, String> addresses = new LinkedHashMap<>();
        if (maySeeArtifacts()) {
            for (String path : paths(Set.copyOf(evidence))) {
                addresses.put(path, "artifact/" + OutputLink.encoded(path));
            }
        }
        return addresses;
    }

    /** None when they cannot be had, as the page of the build does with its own list. */
    private List<String> paths(Set<String> evidence) {
        try {
            return OtherArtifacts.of(build.getArtifactManager().root(), evidence, Run.LIST_CUTOFF);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "artifacts of " + build);
            return List.of();
        }
    }

    /** @param view the run; empty when nothing can be told any more */
    public RunPage page(Optional<RunView> view) {
        Optional<IntentRun> live = IntentRuns.find(build, key);
        List<StageSection> sections = new ArrayList<>();
        List<StageView> stages = view.map(RunView::stages).orElse(List.of());
        WrittenIntent intent = WrittenIntent.of(RunFiles.of(build, key));
        int open = 0;
        for (StageView stage : stages) {
            boolean ofInterest = stages.size() == 1 || StageSection.isOfInterest(stage) && open < MOST;
            open += ofInterest ? 1 : 0;
            Place place = ofInterest ? Place.OPEN : stages.size() <= RunPage.FEW ? Place.FOLDED : Place.ELSEWHERE;
            sections.add(section(stage, place, live, intent));
        }
        List<FailedStage> failures = view.map(
                        run -> new Failures(intent, ends, this::manifest, this::address).of(run, sections))
                .orElse(List.of());
        return new RunPage(view.orElse(null), live.isPresent(), sections, failures);
    }

    /**
     * The page of one stage; empty when the run has none of that id.
     *
     * @param action the run's, which has the view that prints a stage
     */
    public Optional<StagePage> stage(Object action, Optional<RunView> view, String id) {
        return view.stream()
                .flatMap(run -> run.stages().stream())
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .map(stage -> new StagePage(
                        action,
                        section(
                                stage,
                                Place.OPEN,
                                IntentRuns.find(build, key),
                                WrittenIntent.of(RunFiles.of(build, key)))));
    }

    private StageSection section(StageView stage, Place place, Optional<IntentRun> live, WrittenIntent intent) {
        Optional<String> why = stage.jobs().stream()
                .filter(job -> job.status() == JobStatus.QUEUED)
                .findFirst()
                .flatMap(job -> live.flatMap(run -> run.whyWaiting(job.id())));
        List<FindingRow> findings = FindingRow.of(stage.findings(), intent);
        if (place == Place.ELSEWHERE) {
            return new StageSection(stage, place, List.of(), List.of(), findings, why.orElse(null));
        }
        List<JobSection> jobs = new ArrayList<>();
        for (JobView job : stage.jobs()) {
            String confined = manifest(job)
                    .map(Manifest::confined)
                    .map(ConfinementRecord::sentence)
                    .orElse(null);
            jobs.add(new JobSection(job, confined, commands(stage, job, live)));
        }
        boolean begun = jobs.stream().anyMatch(job -> !job.commands().isEmpty());
        List<CommandRow> written = begun
                ? List.of()
                : live.map(run -> written(run, stage, List.of())).orElse(List.of());
        return new StageSection(stage, place, jobs, written, findings, why.orElse(null));
    }

    /** Of the directory of a manifest. The build's address is encoded already; what follows is not. */
    private String address(String manifest) {
        String directory = manifest.substring(0, manifest.lastIndexOf('/') + 1);
        return build.getUrl() + "artifact/" + OutputLink.encoded(key + "/" + directory);
    }

    private Optional<Manifest> manifest(JobView job) {
        return job.manifest() == null ? Optional.empty() : manifests.at(job.manifest());
    }

    private List<CommandRow> commands(StageView stage, JobView job, Optional<IntentRun> live) {
        if (job.manifest() != null) {
            String directory = address(job.manifest());
            return manifest(job).map(Manifest::commands).orElse(List.of()).stream()
                    .map(command -> CommandRow.of(command, directory))
                    .toList();
        }
        return live.filter(run -> job.status() == JobStatus.RUNNING)
                .map(run -> written(run, stage, run.commands(job.id())))
                .orElse(List.of());
    }

    private static List<CommandRow> written(IntentRun run, StageView stage, List<CommandState> states) {
        long now = System.currentTimeMillis();
        String log = states.isEmpty() ? null : run.logAddress(stage.id()).orElse(null);
        Map<Integer, CommandState> known =
                states.stream().collect(Collectors.toMap(CommandState::index, Function.identity()));
        List<CommandRow> rows = new ArrayList<>();
        for (Command command : run.written(stage.id())) {
            int index = rows.size();
            rows.add(CommandRow.of(command, index + 1, known.get(index), now, log));
        }
        return rows;
    }
}
