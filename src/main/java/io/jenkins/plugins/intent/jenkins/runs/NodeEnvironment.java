package io.jenkins.plugins.intent.jenkins.runs;

import hudson.EnvVars;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/**
 * The variables of a stage that runs on another node than the step: that node's own, and over them
 * what the step's surroundings have set, which is what differs from the step's own node.
 */
final class NodeEnvironment {
    /** These speak of the step's own node and executor. */
    private static final Set<String> OF_THE_NODE =
            Set.of("WORKSPACE", "WORKSPACE_TMP", "NODE_NAME", "NODE_LABELS", "EXECUTOR_NUMBER", "JENKINS_NODE_COOKIE");

    private NodeEnvironment() {}

    /** @param executor number of the executor that the stage occupies */
    static Map<String, String> of(Map<String, String> step, AgentPath origin, AgentPath workspace, int executor)
            throws IOException, InterruptedException {
        Map<String, String> there = machine(workspace.node());
        Map<String, String> here = origin == null ? Map.of() : machine(origin.node());
        Map<String, String> result = new TreeMap<>(there);
        step.forEach((name, value) -> {
            if (!OF_THE_NODE.contains(name) && !value.equals(here.get(name))) {
                result.put(name, moved(value, here.get(name), there.get(name)));
            }
        });
        result.put("WORKSPACE", workspace.path());
        result.put("WORKSPACE_TMP", workspace.temporary().path());
        result.put("NODE_NAME", workspace.nodeTitle());
        result.put("EXECUTOR_NUMBER", Integer.toString(executor));
        Computer computer = Jenkins.get().getComputer(workspace.node());
        Node node = computer == null ? null : computer.getNode();
        if (node != null) {
            result.put(
                    "NODE_LABELS",
                    node.getAssignedLabels().stream()
                            .map(Label::getName)
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        return result;
    }

    /** {@code PATH+X} puts something before the node's own value: the same goes before the other node's. */
    private static String moved(String value, String here, String there) {
        return here != null && !here.isEmpty() && there != null && value.endsWith(here)
                ? value.substring(0, value.length() - here.length()) + there
                : value;
    }

    /** As {@code node} has it: that of its Java, and over it what administrators have set for it. */
    private static Map<String, String> machine(String node) throws IOException, InterruptedException {
        Computer computer = Jenkins.get().getComputer(node);
        EnvVars variables = computer == null ? null : computer.getEnvironment();
        return variables == null
                ? Map.of()
                : variables.overrideExpandingAll(computer.buildEnvironment(TaskListener.NULL));
    }
}
