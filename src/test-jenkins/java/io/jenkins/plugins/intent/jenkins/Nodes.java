package io.jenkins.plugins.intent.jenkins;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.nodes.StepAtomNode;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The nodes of a build, as its viewers find them. */
final class Nodes {
    private final List<FlowNode> all;

    private Nodes(List<FlowNode> all) {
        this.all = all;
    }

    static Nodes of(WorkflowRun build) {
        List<FlowNode> all = new ArrayList<>(new DepthFirstScanner().allNodes(build.getExecution()));
        all.sort(Comparator.comparingInt(node -> Integer.parseInt(node.getId())));
        return new Nodes(all);
    }

    int count() {
        return all.size();
    }

    /** Names of the stages of the Pipeline, in the order in which they began. */
    List<String> stages() {
        return all.stream()
                .filter(Nodes::isStage)
                .map(node -> node.getAction(LabelAction.class).getDisplayName())
                .toList();
    }

    /** Names of the branches. */
    List<String> branches() {
        return all.stream()
                .map(node -> node.getAction(ThreadNameAction.class))
                .filter(name -> name != null)
                .map(ThreadNameAction::getThreadName)
                .toList();
    }

    private static boolean isStage(FlowNode node) {
        return node.getAction(LabelAction.class) != null && node.getAction(ThreadNameAction.class) == null;
    }

    FlowNode stage(String name) {
        return all.stream()
                .filter(Nodes::isStage)
                .filter(node ->
                        node.getAction(LabelAction.class).getDisplayName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stage " + name + " among " + stages()));
    }

    boolean isSkipped(String stage) {
        Map<String, String> tags = TagsAction.getTags(stage(stage));
        return "SKIPPED_FOR_CONDITIONAL".equals(tags.get("STAGE_STATUS"));
    }

    /** Whether its block ended with an error, and the stage around it is warned of it. */
    boolean isFailed(String stage) {
        FlowNode start = stage(stage);
        boolean ended = all.stream()
                .filter(node -> node instanceof BlockEndNode<?> end
                        && end.getStartNode().equals(start))
                .anyMatch(node -> node.getError() != null);
        return ended && start.getAction(WarningAction.class) != null;
    }

    /** The steps inside of a stage that are not blocks. */
    List<FlowNode> leaves(String stage) {
        String id = stage(stage).getId();
        return all.stream()
                .filter(StepAtomNode.class::isInstance)
                .filter(node -> node.getAllEnclosingIds().contains(id))
                .toList();
    }

    /** What the steps inside of a stage have written. */
    String log(String stage) throws IOException {
        StringWriter text = new StringWriter();
        for (FlowNode leaf : leaves(stage)) {
            LogAction log = leaf.getAction(LogAction.class);
            if (log != null) {
                log.getLogText().writeLogTo(0, text);
            }
        }
        return text.toString();
    }
}
