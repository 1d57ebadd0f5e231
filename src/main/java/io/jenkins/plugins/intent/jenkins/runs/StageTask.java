package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

/**
 * A stage that waits in the build queue for an executor. It lives in memory only: after a restart the
 * books tell which stages are queued, and each is put into the queue again. It acts as the user that
 * the build runs as, so it gets no node that the build itself would not get.
 */
@ExportedBean
public final class StageTask implements Queue.TransientTask, AccessControlled {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Run<?, ?> build;
    private final String user;
    private final String stageId;
    private final String jobId;
    private final String key;
    private final Eligible nodes;
    private final Function<StageTask, Optional<Occupation>> work;
    private final BiConsumer<StageTask, List<CauseOfInterruption>> cancelled;
    private volatile boolean withdrawn;
    private volatile boolean refused;
    /** Since when the queue has not had it; null while it has it. */
    private volatile Long missingSinceNanos;

    private volatile Asked asked;

    /**
     * @param user who the build runs as; null when that is Jenkins itself
     * @param key which of the build's calls it belongs to
     * @param nodes where it may run
     * @param work what to do on the executor; empty when there is nothing to do
     * @param cancelled what to do when somebody takes it out of the queue, and who, as far as that is known;
     *     it must not block
     */
    StageTask(
            Run<?, ?> build,
            String user,
            String stageId,
            String jobId,
            String key,
            Eligible nodes,
            Function<StageTask, Optional<Occupation>> work,
            BiConsumer<StageTask, List<CauseOfInterruption>> cancelled) {
        this.build = build;
        this.user = user;
        this.stageId = stageId;
        this.jobId = jobId;
        this.key = key;
        this.nodes = nodes;
        this.work = work;
        this.cancelled = cancelled;
    }

    String stageId() {
        return stageId;
    }

    String jobId() {
        return jobId;
    }

    Run<?, ?> build() {
        return build;
    }

    /** Puts it into the queue, which may refuse: other plugins have a say. */
    void schedule() {
        refused = !Queue.getInstance().schedule2(this, 0).isAccepted();
        missingSinceNanos = null;
    }

    /** Puts it into the queue again when that has not had it for a while; an executor that takes it is quicker. */
    void scheduleWhenMissing(long nowNanos) {
        Long since = missingSinceNanos;
        if (withdrawn || Queue.getInstance().getItem(this) != null) {
            missingSinceNanos = null;
        } else if (since == null) {
            missingSinceNanos = nowNanos;
        } else if (nowNanos - since > PATIENCE_NANOS) {
            schedule();
        }
    }

    /** What to say of one that the queue does not take; empty when it took it. */
    Optional<String> refusal() {
        return refused ? Optional.of("The build queue refuses it; it is asked again") : Optional.empty();
    }

    /** Takes it out of the queue; false when an executor has it already. */
    boolean withdraw() {
        withdrawn = true;
        return Queue.getInstance().cancel(this);
    }

    /** It is in the queue no more, and no executor has it. */
    void leftTheQueue() {
        if (!withdrawn) {
            cancelled.accept(this, whoAsked());
        }
    }

    Optional<Occupation> work() {
        return work.apply(this);
    }

    /** Somebody who wanted to know, on this thread, whether they may take it out of the queue. */
    private record Asked(Thread thread, String user, long atNanos) {}

    /** The queue tells listeners who act as the system; who does it was asked for their right right before. */
    private List<CauseOfInterruption> whoAsked() {
        Asked last = asked;
        boolean justNow = last != null
                && last.thread() == Thread.currentThread()
                && System.nanoTime() - last.atNanos() < TimeUnit.SECONDS.toNanos(1);
        return justNow ? List.of(new CauseOfInterruption.UserInterruption(last.user())) : List.of();
    }

    @Override
    public boolean hasAbortPermission() {
        Authentication who = Jenkins.getAuthentication2();
        boolean may = hasPermission(Item.CANCEL);
        if (may && !who.equals(ACL.SYSTEM2)) {
            asked = new Asked(Thread.currentThread(), who.getName(), System.nanoTime());
        }
        return may;
    }

    @Override
    @Exported(visibility = 999)
    public String getName() {
        return getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return "stage " + stageId + " of " + build.getFullDisplayName();
    }

    /** Of the run's page, relative to Jenkins: where the job is now, which may be moved while the stage runs. */
    @Override
    @Exported(visibility = 999)
    public String getUrl() {
        return build.getUrl() + key + "/";
    }

    /**
     * Of the nodes that will do, the queue prefers the same one in each build, as it does for {@code node}: what it
     * has kept from the last one, such as downloads, is of use then.
     */
    @Override
    public String getAffinityKey() {
        return build.getParent().getFullName() + " " + stageId;
    }

    @Override
    public Label getAssignedLabel() {
        return nodes.label().get();
    }

    boolean mayRunOn(String node) {
        return nodes.allows(node);
    }

    @Override
    public Queue.Executable createExecutable() {
        return new StageExecutable(this);
    }

    @Override
    public Queue.Task getOwnerTask() {
        Job<?, ?> job = build.getParent();
        return job instanceof Queue.Task task ? task : this;
    }

    @Override
    public Queue.Executable getOwnerExecutable() {
        return build instanceof Queue.Executable executable ? executable : null;
    }

    @Override
    public Authentication getDefaultAuthentication2() {
        if (user == null) {
            return ACL.SYSTEM2;
        }
        User known = User.getById(user, false);
        return known == null ? Jenkins.ANONYMOUS2 : known.impersonate2();
    }

    @Override
    public ACL getACL() {
        return build.getACL();
    }

    @Override
    public void checkAbortPermission() {
        checkPermission(Item.CANCEL);
    }

    /** The queue keeps one of each: asking twice for the same job is asking once. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StageTask task
                && task.jobId.equals(jobId)
                && task.build.getExternalizableId().equals(build.getExternalizableId())
                && task.key.equals(key);
    }

    @Override
    public int hashCode() {
        return jobId.hashCode();
    }

    @Override
    public String toString() {
        return getDisplayName();
    }
}
