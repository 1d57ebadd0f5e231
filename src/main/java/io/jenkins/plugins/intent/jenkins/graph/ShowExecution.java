package io.jenkins.plugins.intent.jenkins.graph;

import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.runs.Drawing;
import io.jenkins.plugins.intent.jenkins.runs.Sight;
import io.jenkins.plugins.intent.jenkins.runs.StageNode;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The leaf inside of a stage of the Pipeline that shows stages of a run: it has their log and ends as they do. */
final class ShowExecution extends NodeExecution implements StageNode {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> stages;
    private final boolean untilAnswered;

    private transient volatile Drawing drawing;
    private transient volatile Fate.Kind last;
    private transient boolean ended;

    /** @param untilAnswered whether it only shows that a person is waited for */
    ShowExecution(List<String> stages, boolean untilAnswered, StepContext context) {
        super(context);
        this.untilAnswered = untilAnswered;
        this.stages = new ArrayList<>(stages);
    }

    @Override
    void follow(Drawing found) throws IOException, InterruptedException {
        drawing = found;
        found.join(this);
    }

    @Override
    public List<String> stages() {
        return stages;
    }

    @Override
    public TaskListener listener() {
        return log();
    }

    /**
     * One look at a time, and none after the last: a pause of the node that two begin at once, or that an older sight
     * begins, would stay open for ever.
     */
    @Override
    public synchronized void look(Sight sight) {
        if (ended) {
            return;
        }
        Fate fate = Fate.of(sight.run(), sight.stages(stages), sight.isLeft());
        Marks marks = new Marks(getContext());
        if (untilAnswered && (fate.hasEnded() || sight.stages(stages).stream().allMatch(ShowExecution::isUnderWay))) {
            end(Optional.empty());
            return;
        }
        boolean news = fate.kind() != last;
        last = fate.kind();
        switch (fate.kind()) {
            case WAITS_FOR_PERSON -> {
                if (news) {
                    marks.paused(fate.message());
                }
            }
            case GOES_ON -> {
                if (news) {
                    marks.goesOn();
                }
            }
            case SUCCEEDS, FAILS, UNSTABLE, SKIPPED, ABORTED -> {
                Ending.mark(marks, fate, sight, stages);
                end(Ending.failure(fate));
            }
        }
    }

    private static boolean isUnderWay(StageView stage) {
        return stage.status() == StageStatus.QUEUED || stage.status() == StageStatus.RUNNING;
    }

    @Override
    public void end(Throwable why) {
        end(Optional.of(why));
    }

    /** Also one that ends over its stages, as when the run breaks, waits for nobody any more. */
    private synchronized void end(Optional<Throwable> failure) {
        ended = true;
        new Marks(getContext()).goesOn();
        drawing.leave(this);
        failure.ifPresentOrElse(this::fail, () -> succeed(null));
    }

    @Override
    public String getStatus() {
        Fate.Kind kind = last;
        return kind == null
                ? "not following its run yet"
                : kind == Fate.Kind.WAITS_FOR_PERSON ? "waits for a person" : "following its run";
    }
}
