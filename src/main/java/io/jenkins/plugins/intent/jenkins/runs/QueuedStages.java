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
import io.jenkins.plugins.intent.ledger.Lease;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import jenkins.model.Jenkins;

/**
 * The stages of a run that go through the build queue: each waits there for an executor on a matching
 * node, and then gets a workspace of its own with the project's files.
 */
final class QueuedStages {
    private static final int MOST_TOLD = 20;

    private final RunParts run;
    private final String user;
    private final ActiveJobs active;
    private final JobCarrier carrier;
    private final ProjectSnapshot snapshot;
    private final Map<String, StageTask> waiting = new ConcurrentHashMap<>();
    private final WaitingNews news = new WaitingNews();

    QueuedStages(RunParts run, String user, ActiveJobs active, JobCarrier carrier, ProjectSnapshot snapshot) {
        this.run = run;
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
        StageTask task = new StageTask(
                run.build(),
                user,
                stageId,
                jobId,
                run.build().getUrl() + run.key() + "/",
                label == null ? null : StageLabels.label(label),
                this::work,
                this::cancelled);
        waiting.put(jobId, task);
        Queue.getInstance().schedule2(task, 0);
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
        StageTask task = waiting.get(jobId);
        Queue.Item item = task == null ? null : Queue.getInstance().getItem(task);
        return Optional.ofNullable(item == null ? null : item.getWhy());
    }

    /** An executor that was busy with this job before a restart is busy with it again. */
    void occupyAgain(ActiveJob job, AgentPath workspace) {
        Computer computer = Jenkins.get().getComputer(workspace.node());
        Node node = computer == null ? null : computer.getNode();
        if (node == null) {
            return;
        }
        StageTask task = new StageTask(
                run.build(),
                user,
                job.stageId(),
                job.jobId(),
                run.build().getUrl() + run.key() + "/",
                node.getSelfLabel(),
                any -> hold(job, workspace),
                any -> {});
        Queue.getInstance().schedule2(task, 0);
    }

    private void hold(ActiveJob job, AgentPath workspace) {
        Computer computer = Executor.currentExecutor().getOwner();
        try (WorkspaceList.Lease kept = computer.getWorkspaceList().acquire(workspace.open(), true)) {
            occupyUntilEnded(job);
        } catch (IOException e) {
            run.console().say(job.stageId(), IoErrors.sentence(e));
        } catch (InterruptedException e) {
            stopped(job.stageId());
        }
    }

    /** On the executor, which does nothing but wait: the job outlives an executor that Jenkins takes down. */
    private void work(StageTask task) {
        waiting.remove(task.jobId(), task);
        news.forget(task.jobId());
        Computer computer = Executor.currentExecutor().getOwner();
        Node node = computer.getNode();
        Optional<PreparedRun> prepared = run.preparation().get();
        FilePath base = node != null && run.build().getParent() instanceof TopLevelItem item
                ? node.getWorkspaceFor(item)
                : null;
        if (prepared.isEmpty() || base == null) {
            return;
        }
        FilePath own = new FilePath(base.getChannel(), base.getRemote() + "@intent");
        try (WorkspaceList.Lease workspace = computer.getWorkspaceList().allocate(own)) {
            carry(
                    task,
                    prepared.get(),
                    new AgentPath(computer.getName(), workspace.path.getRemote()),
                    Executor.currentExecutor().getNumber());
        } catch (InterruptedException e) {
            stopped(task.stageId());
        }
    }

    private void carry(StageTask task, PreparedRun prepared, AgentPath workspace, int executor)
            throws InterruptedException {
        Optional<Lease> claimed = run.books().claim(workspace.nodeTitle(), task.stageId());
        if (claimed.isEmpty()) {
            return;
        }
        Lease lease = claimed.get();
        ActiveJob job = ActiveJob.of(run, lease, workspace, true);
        active.add(job);
        Computer.threadPoolForRemoting.execute(
                () -> carrier.carry(Surroundings.ofQueue(workspace, executor, prepared, snapshot::lay), lease, job));
        occupyUntilEnded(job);
    }

    private static void occupyUntilEnded(ActiveJob job) throws InterruptedException {
        try {
            job.ended().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a job only ever ends", e);
        }
    }

    private void cancelled(StageTask task) {
        String reason = "stage " + task.stageId() + " was taken out of the build queue";
        Computer.threadPoolForRemoting.execute(() -> run.books().cancel("Jenkins", reason));
    }

    /** Somebody stopped the executor, which stops the run; a controller that goes down stops nothing. */
    private void stopped(String stageId) {
        if (!Jenkins.get().isTerminating()) {
            run.books().cancel("Jenkins", "the executor of stage " + stageId + " was stopped");
        }
    }
}
