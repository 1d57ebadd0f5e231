package io.jenkins.plugins.intent.jenkins.runs;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.TopLevelItem;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.ProjectSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * The stages of a run that go through the build queue: each waits there for an executor on a matching
 * node, and then gets a workspace of its own with the project's files.
 */
final class QueuedStages {
    private static final int MOST_TOLD = 20;

    private final RunParts run;
    private final RunOwner owner;
    private final String user;
    private final ActiveJobs active;
    private final JobCarrier carrier;
    private final ProjectSnapshot snapshot;
    private final Map<String, StageTask> waiting = new ConcurrentHashMap<>();
    private final WaitingNews news = new WaitingNews();

    QueuedStages(
            RunParts run,
            RunOwner owner,
            String user,
            ActiveJobs active,
            JobCarrier carrier,
            ProjectSnapshot snapshot) {
        this.run = run;
        this.owner = owner;
        this.user = user;
        this.active = active;
        this.carrier = carrier;
        this.snapshot = snapshot;
    }

    /** Puts a stage's job into the queue, once. */
    void enqueue(String stageId, String jobId, String label) {
        if (waiting.containsKey(jobId)) {
            return;
        }
        StageTask task = task(stageId, jobId, Eligible.labelled(label), this::work, this::cancelled);
        waiting.put(jobId, task);
        task.schedule();
    }

    /** Asks again for those that the queue refused, or has forgotten, as when it was loaded again. */
    void askAgain() {
        waiting.values().forEach(task -> task.scheduleWhenMissing(System.nanoTime()));
    }

    /** Says on the console which jobs still wait, and why: of a few, since many wait for the same. */
    void tell() {
        waiting.values().stream()
                .limit(MOST_TOLD)
                .forEach(task -> why(task.jobId())
                        .ifPresent(why -> news.of(task.jobId(), why, System.nanoTime())
                                .forEach(line -> run.console().say(task.stageId(), line))));
    }

    /** Takes a job out of the queue again; false when an executor has it already. */
    boolean withdraw(String jobId) {
        StageTask task = waiting.get(jobId);
        return task == null || task.withdraw() && waiting.remove(jobId, task);
    }

    void withdrawAll() {
        waiting.forEach((jobId, task) -> {
            task.withdraw();
            waiting.remove(jobId, task);
        });
    }

    /** Why a job still waits, in the queue's words. */
    Optional<String> why(String jobId) {
        return Optional.ofNullable(waiting.get(jobId)).flatMap(QueuedStages::why);
    }

    private static Optional<String> why(StageTask task) {
        Queue.Item item = Queue.getInstance().getItem(task);
        return item == null ? task.refusal() : Optional.ofNullable(item.getWhy());
    }

    /** An executor that was busy with this job before a restart is busy with it again. */
    void occupyAgain(ActiveJob job, AgentPath workspace) {
        Computer computer = Jenkins.get().getComputer(workspace.node());
        Node node = computer == null ? null : computer.getNode();
        if (node == null) {
            return;
        }
        StageTask task =
                task(job.stageId(), job.jobId(), Eligible.only(node), any -> hold(job, workspace), (any, who) -> {});
        task.schedule();
        // Its node may be gone by then, and nobody would ever take it out of the queue.
        job.ended().thenRunAsync(task::withdraw, Computer.threadPoolForRemoting);
    }

    private StageTask task(
            String stageId,
            String jobId,
            Eligible nodes,
            Function<StageTask, Optional<Occupation>> work,
            BiConsumer<StageTask, List<CauseOfInterruption>> cancelled) {
        return new StageTask(run.build(), user, stageId, jobId, run.key(), nodes, work, cancelled);
    }

    private Optional<Occupation> hold(ActiveJob job, AgentPath workspace) {
        Computer computer = Executor.currentExecutor().getOwner();
        try {
            WorkspaceList.Lease kept = computer.getWorkspaceList().acquire(workspace.open(), false);
            return Optional.of(Occupation.until(job, kept, who -> stopped(job.stageId(), who)));
        } catch (IOException e) {
            run.console().say(job.stageId(), IoErrors.sentence(e));
        } catch (InterruptedException e) {
            stoppedHere(job.stageId());
        }
        return Optional.empty();
    }

    /** On the executor. */
    private Optional<Occupation> work(StageTask task) {
        waiting.remove(task.jobId(), task);
        Computer computer = Executor.currentExecutor().getOwner();
        Node node = computer.getNode();
        Optional<PreparedRun> prepared = run.preparation().get();
        FilePath base = node != null && run.build().getParent() instanceof TopLevelItem item
                ? node.getWorkspaceFor(item)
                : null;
        if (prepared.isEmpty() || base == null) {
            return Optional.empty();
        }
        FilePath own = new FilePath(base.getChannel(), base.getRemote() + WorkspaceList.COMBINATOR + "intent");
        try {
            WorkspaceList.Lease workspace = allocate(computer, own);
            Optional<ActiveJob> job = Optional.empty();
            try {
                job = carry(task, prepared.get(), new AgentPath(computer.getName(), workspace.path.getRemote()));
            } finally {
                if (job.isEmpty()) {
                    workspace.close();
                }
            }
            return job.map(begun -> Occupation.until(begun, workspace, who -> stopped(task.stageId(), who)));
        } catch (InterruptedException e) {
            stoppedHere(task.stageId());
            return Optional.empty();
        }
    }

    /** One in which nothing runs, also nothing of a build that has not come back from a restart yet. */
    private WorkspaceList.Lease allocate(Computer computer, FilePath base) throws InterruptedException {
        List<WorkspaceList.Lease> taken = new ArrayList<>();
        try {
            Set<AgentPath> used = UnfinishedJobs.workspaces(
                    FlowExecutionList.get(), run.build().getParent());
            while (true) {
                WorkspaceList.Lease lease = computer.getWorkspaceList().allocate(base);
                if (!used.contains(new AgentPath(computer.getName(), lease.path.getRemote()))) {
                    return lease;
                }
                taken.add(lease);
            }
        } finally {
            taken.forEach(WorkspaceList.Lease::close);
        }
    }

    private Optional<ActiveJob> carry(StageTask task, PreparedRun prepared, AgentPath workspace) {
        int executor = Executor.currentExecutor().getNumber();
        return run.books().claim(workspace.nodeTitle(), task.stageId()).map(lease -> {
            ActiveJob job = ActiveJob.of(run, lease, workspace, true);
            active.add(job);
            Computer.threadPoolForRemoting.execute(() ->
                    carrier.carry(Surroundings.ofQueue(workspace, executor, prepared, snapshot::lay), lease, job));
            return job;
        });
    }

    private void cancelled(StageTask task, List<CauseOfInterruption> who) {
        FlowInterruptedException why =
                StageStopped.interruption("stage " + task.stageId() + " was taken out of the build queue", who);
        Computer.threadPoolForRemoting.execute(() -> owner.stopped(why));
    }

    private void stoppedHere(String stageId) {
        stopped(stageId, List.copyOf(Executor.currentExecutor().getCausesOfInterruption()));
    }

    /** Somebody stopped the executor, which stops the run; a controller that goes down stops nothing. */
    private void stopped(String stageId, List<CauseOfInterruption> who) {
        if (!Jenkins.get().isTerminating()) {
            owner.stopped(StageStopped.interruption("the executor of stage " + stageId + " was stopped", who));
        }
    }
}
