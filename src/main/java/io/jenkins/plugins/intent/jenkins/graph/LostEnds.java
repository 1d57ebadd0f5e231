package io.jenkins.plugins.intent.jenkins.graph;

import hudson.model.Computer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Ends blocks of the picture of which a crash has lost the end. Pipeline keeps its nodes and the state of its
 * program apart; a controller that dies between the two leaves a block waiting for ever that by its nodes is past,
 * in any build. After a restart, a {@code stage} or {@code parallel} around stages of the run, or the block that calls
 * a closure, that waits for nothing any more by {@link BlockEnds}, and does so still at the next look, is told that its
 * body has ended; then the picture goes on.
 */
public final class LostEnds {
    private static final Logger LOGGER = Logger.getLogger(LostEnds.class.getName());
    private static final long LOOK_SECONDS = 5;
    private static final long LONGEST_ANSWER_SECONDS = 30;
    // What the picture is made of; other blocks do more at their end than to end.
    private static final String STAGE = "stage";
    private static final String PARALLEL = "parallel";

    private final StepContext run;
    private final BooleanSupplier over;
    private Set<String> suspects = Set.of();

    private LostEnds(StepContext run, BooleanSupplier over) {
        this.run = run;
        this.over = over;
    }

    /**
     * Looks again and again.
     *
     * @param run of the block around the whole picture
     * @param over whether the picture is complete
     */
    public static void watch(StepContext run, BooleanSupplier over) {
        new LostEnds(run, over).later();
    }

    private void later() {
        Timer.get().schedule(() -> Computer.threadPoolForRemoting.execute(this::work), LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void work() {
        if (over.getAsBoolean()) {
            return;
        }
        try {
            look();
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOGGER.log(Level.FINE, "looking for blocks that have lost their end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        later();
    }

    private void look() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        FlowExecution pipeline = run.get(FlowExecution.class);
        String picture = run.get(FlowNode.class).getId();
        List<StepExecution> waiting = pipeline.getCurrentExecutions(true).get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
        List<FlowNode> nodes = pipeline.getCurrentHeads();
        List<BlockEnds.Head> heads = nodes.stream().map(BlockEnds::head).toList();
        Set<String> found = new HashSet<>();
        for (StepExecution step : waiting) {
            FlowNode block = step.getContext().get(FlowNode.class);
            if (block == null
                    || !block.getAllEnclosingIds().contains(picture)
                    || !isWaitingForNothing(step, block, heads)) {
                continue;
            }
            String standing = BlockEnds.standing(block.getId(), heads);
            found.add(standing);
            if (suspects.contains(standing)) {
                LOGGER.log(
                        Level.INFO,
                        () -> "a restart has lost the end of " + block.getDisplayFunctionName() + " " + block.getId()
                                + " of " + pipeline + "; ending it");
                end(step, block, nodes);
            }
        }
        suspects = found;
    }

    /** The executions that are looked at are those with none inside. */
    private static boolean isWaitingForNothing(StepExecution step, FlowNode block, List<BlockEnds.Head> heads) {
        if (step instanceof StageExecution stage) {
            return stage.isWithinClosure() && BlockEnds.haveAllEnded(block.getId(), heads);
        }
        return switch (block.getDisplayFunctionName()) {
            case STAGE -> BlockEnds.hasNothingElse(block.getId(), heads);
            case PARALLEL -> BlockEnds.haveAllEnded(block.getId(), heads);
            default -> false;
        };
    }

    private static void end(StepExecution step, FlowNode block, List<FlowNode> heads) {
        if (step instanceof StageExecution stage) {
            stage.closureLost(heads.stream()
                    .filter(head -> head.getAllEnclosingIds().contains(block.getId()))
                    .map(FlowNode::getError)
                    .filter(Objects::nonNull)
                    .map(ErrorAction::getError)
                    .findFirst());
        } else {
            step.getContext().onSuccess(null);
        }
    }
}
