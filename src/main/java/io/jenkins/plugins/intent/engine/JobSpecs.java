package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.CommandLines;
import io.jenkins.plugins.intent.exec.FindingViews;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Judged;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.StageGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Turns a lease into the job that an agent gets. */
public final class JobSpecs {
    /** Stands for a project that is on a machine which spells paths differently. */
    private static final Path ELSEWHERE = Path.of("").toAbsolutePath();

    private final PlannedRun run;
    private final OutputLimits limits;
    private final String policyJson;
    private final StageGraph stages;
    private final boolean travel;
    private final List<String> guarded;
    /**
     * The stages whose jobs have a person's consent to what the policy blocks: the books give out none of these
     * before. Not by what the policy says now: where it has come to block more, nobody was asked.
     */
    private final Set<String> approved;

    /** Of jobs that run in other processes. */
    public JobSpecs(PlannedRun run, OutputLimits limits) {
        this(run, limits, true, List.of());
    }

    /**
     * @param travel whether the jobs leave this process, so that each needs the digests of what was judged; what
     *     stays here cannot change on its way
     * @param guarded directories of the run's books, where they are on the machine of the jobs
     */
    JobSpecs(PlannedRun run, OutputLimits limits, boolean travel, List<String> guarded) {
        this.run = run;
        this.limits = limits;
        this.travel = travel;
        this.guarded = List.copyOf(guarded);
        this.policyJson = run.policy().toJson();
        this.stages = StageGraph.of(run.intent().workflow());
        this.approved = new HashSet<>();
        for (StagePlan stage : run.plan().stages()) {
            if (stage.blocked()) {
                approved.add(stage.id());
            }
        }
    }

    /** The same of another plan of the run. */
    public JobSpecs of(PlannedRun other) {
        return new JobSpecs(other, limits, travel, guarded);
    }

    /** The stage a lease is for. */
    public Stage stage(Lease lease) {
        return stage(lease.stageId());
    }

    /** The stage with this id, which the workflow has. */
    public Stage stage(String id) {
        return stages.stage(id);
    }

    /**
     * The job for a lease. The digests are taken from the very block that was judged, so the runner
     * starts that and nothing else.
     *
     * @param projectDir where the stage runs, as that machine spells it: the project, or its private copy
     * @param bundle has what the stages before it have captured
     * @throws IOException when that cannot be read, or contradicts itself
     */
    public JobSpec of(Lease lease, String agent, String projectDir, BundleWriter bundle) throws IOException {
        Stage stage = stage(lease);
        ExecBlock block = stage.exec().orElseThrow();
        List<String> digests = travel ? digests(block, Path.of(projectDir)) : List.of();
        List<FindingView> findings = FindingViews.of(run.findings().getOrDefault(stage.id(), List.of()));
        return JobSpec.of(
                        lease,
                        agent,
                        projectDir,
                        TimeUnit.SECONDS.toMillis(stage.timeoutSec()),
                        block,
                        limits,
                        new Judged(findings, policyJson, approved.contains(stage.id()), digests),
                        ExportedValues.of(stage, stages, bundle))
                .guarding(guarded);
    }

    private static List<String> digests(ExecBlock block, Path spelt) {
        Path project = spelt.isAbsolute() ? spelt.normalize() : ELSEWHERE;
        return block.started().stream()
                .map(command -> CommandLines.digest(block, command, project))
                .toList();
    }
}
