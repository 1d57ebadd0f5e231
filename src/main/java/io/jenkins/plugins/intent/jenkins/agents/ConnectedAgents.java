package io.jenkins.plugins.intent.jenkins.agents;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.AbstractCloudSlave;
import hudson.slaves.ComputerListener;
import hudson.slaves.EphemeralNode;
import jenkins.YesNoMaybe;

/**
 * Gets an agent ready when it connects, so that its first stage does not wait for the runner to be copied,
 * for classes from the controller, or for a supervisor that reads all of its own. Agents that come and go
 * with builds are left alone: most of theirs need no runner.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class ConnectedAgents extends ComputerListener {
    @Override
    public void onOnline(Computer computer, TaskListener listener) {
        Node node = computer.getNode();
        boolean stays = node != null && !(node instanceof AbstractCloudSlave) && !(node instanceof EphemeralNode);
        // The controller's own node runs few builds, or none.
        if (stays && !computer.getName().isEmpty()) {
            RunnerOnAgent.prepareToStay(new AgentPath(computer.getName(), ""));
        }
    }
}
