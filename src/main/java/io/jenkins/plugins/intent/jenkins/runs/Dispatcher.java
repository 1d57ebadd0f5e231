package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/**
 * Decides where the queued stages of a run go.
 *
 * <p>A stage without a label runs where {@code runIntent} was called, on the executor that the step
 * holds anyway, a few at a time. A stage with a label goes through the build queue. It never waits
 * there for the executor that its own step holds: when the step's node has the label too and no other
 * matching executor is free, the stage runs in place. Called outside of {@code node}, every stage goes
 * through the queue. Where the Jenkinsfile gave a closure, that gives every stage its place.
 *
 * <p>Runs on one thread at a time; {@link IntentRun} sees to that.
 */
final class Dispatcher {
    /** How long a stage may wait for another executor when it could run in place. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RunParts run;
    private final ActiveJobs active;
    private final JobCarrier carrier;
    private final QueuedStages queue;
    private final Optional<ClosureStages> closure;
    private final Map<String, Long> queuedSince = new ConcurrentHashMap<>();
    private final boolean anyLabel;
    /** So many of the first stages of the document need not be looked at any more. */
    private int ended;

    private boolean toldOffline;
    private boolean toldQuiet;

    /** @param closure who gives stages their place instead; empty when nobody does */
    Dispatcher(
            RunParts run, ActiveJobs active, JobCarrier carrier, QueuedStages queue, Optional<ClosureStages> closure) {
        this.run = run;
        this.active = active;
        this.carrier = carrier;
        this.queue = queue;
        this.closure = closure;
        this.anyLabel = run.document().intent().workflow().stages().stream()
                .anyMatch(stage -> stage.label().isPresent());
    }

    /** Gives every queued stage its place, as far as there is one now. */
    void dispatch(RunView view) {
        Optional<PreparedRun> prepared = run.preparation().get();
        if (prepared.isEmpty() || isHeldBack(view)) {
            return;
        }
        List<StageView> stages = view.stages();
        while (ended < stages.size() && stages.get(ended).status().isFinal()) {
            ended++;
        }
        boolean onlyInPlace = closure.isEmpty() && run.call().origin() != null && !anyLabel;
        for (int i = ended; i < stages.size() && !(onlyInPlace && isFull()); i++) {
            if (stages.get(i).status() == StageStatus.QUEUED) {
                place(stages.get(i), prepared.get());
            }
        }
        queue.askAgain();
        queue.tell();
    }

    /** Why a queued job waits; empty when that is not known. */
    Optional<String> why(String jobId) {
        Optional<String> queued = queue.why(jobId);
        return queued.or(() -> closure.isEmpty() && isFull()
                ? Optional.of("Waiting for one of the " + run.settings().parallelStages()
                        + " stages that run where runIntent was called")
                : Optional.empty());
    }

    /** Whether no more stages may run where {@code runIntent} was called. */
    private boolean isFull() {
        return active.inPlace() >= run.settings().parallelStages();
    }

    /** As the build queue does, nothing begins while Jenkins prepares to go down; what runs goes on. */
    private boolean isHeldBack(RunView view) {
        boolean quiet = Jenkins.get().isQuietingDown();
        boolean holds = quiet && view.stages().stream().anyMatch(stage -> stage.status() == StageStatus.QUEUED);
        if (holds && !toldQuiet) {
            run.console().say("Jenkins is going to shut down, so no further stage starts for now");
        }
        toldQuiet = quiet && (toldQuiet || holds);
        return quiet;
    }

    private void place(StageView stage, PreparedRun prepared) {
        JobView job = stage.jobs().get(stage.jobs().size() - 1);
        if (job.status() != JobStatus.QUEUED) {
            return;
        }
        if (closure.isPresent()) {
            closure.get().place(stage.id(), job, prepared);
            return;
        }
        AgentPath origin = run.call().origin();
        String label = prepared.specs().stage(stage.id()).label().orElse(null);
        if (origin != null && (label == null || mayRunInPlace(job.id(), label, origin))) {
            if (queue.withdraw(job.id())) {
                inPlace(stage.id(), origin, prepared);
            }
        } else {
            queuedSince.putIfAbsent(job.id(), System.nanoTime());
            queue.enqueue(stage.id(), job.id(), label);
        }
    }

    private boolean mayRunInPlace(String jobId, String label, AgentPath origin) {
        Computer computer = Jenkins.get().getComputer(origin.node());
        Node node = computer == null ? null : computer.getNode();
        if (node == null || !origin.isOnline()) {
            return false;
        }
        Label wanted = StageLabels.label(label);
        if (!wanted.matches(node)) {
            return false;
        }
        Long since = queuedSince.get(jobId);
        boolean waitedLong = since != null && System.nanoTime() - since > PATIENCE_NANOS;
        return waitedLong || wanted.getIdleExecutors() == 0;
    }

    private void inPlace(String stageId, AgentPath origin, PreparedRun prepared) {
        if (!origin.isOnline()) {
            if (!toldOffline) {
                run.console().say("waiting for agent " + origin.nodeTitle() + " to come back");
                toldOffline = true;
            }
            return;
        }
        toldOffline = false;
        if (isFull()) {
            return;
        }
        Optional<Lease> claimed = run.books().claim(origin.nodeTitle(), stageId);
        if (claimed.isEmpty()) {
            return;
        }
        Lease lease = claimed.get();
        ActiveJob job = ActiveJob.of(run, lease, origin, false);
        active.add(job);
        Computer.threadPoolForRemoting.execute(() -> carrier.carry(
                Surroundings.ofCall(origin, prepared, run.pipeline().context()), lease, job));
    }
}
