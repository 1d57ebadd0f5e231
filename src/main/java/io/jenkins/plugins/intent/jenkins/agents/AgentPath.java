package io.jenkins.plugins.intent.jenkins.agents;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.util.Optional;
import jenkins.agents.ControllerToAgentFileCallable;
import jenkins.model.Jenkins;

/**
 * A directory on a node, by name, so that it can be written down and found again over whatever
 * connection the node has by then.
 *
 * @param node name of the node, empty for the built-in one
 * @param path absolute, in the node's own spelling
 */
public record AgentPath(String node, String path) {
    /** What people call the built-in node. */
    public static final String BUILT_IN = "built-in";

    /** The node's name for people. */
    public String nodeTitle() {
        return node.isEmpty() ? BUILT_IN : node;
    }

    /** Whether the node is connected now. A connection that has just broken may still count. */
    public boolean isOnline() {
        return channel().isPresent();
    }

    /** Whether Jenkins has no such node. */
    public boolean isUnknown() {
        return !node.isEmpty() && Jenkins.get().getNode(node) == null;
    }

    /** What connects the node now. */
    Optional<VirtualChannel> channel() {
        return Optional.ofNullable(Jenkins.get().getComputer(node)).map(Computer::getChannel);
    }

    /**
     * The directory over the connection that the node has now.
     *
     * @throws IOException when it has none; worth another try
     */
    public FilePath open() throws IOException {
        return new FilePath(connected(), path);
    }

    /**
     * Does something in the directory, over the connection that the node has now.
     *
     * @param work gets no channel
     * @throws IOException what the work throws, or when there is no connection or it breaks
     */
    public <T> T act(ControllerToAgentFileCallable<T> work) throws IOException, InterruptedException {
        return connected().call(new OnAgent<>(path, work));
    }

    private VirtualChannel connected() throws IOException {
        return channel()
                .orElseThrow(() -> new IOException(
                        isUnknown()
                                ? "there is no agent " + nodeTitle() + " any more"
                                : "agent " + nodeTitle() + " is not connected"));
    }

    /** A directory or file below, whichever separator the node uses. */
    public AgentPath child(String relative) {
        return new AgentPath(node, path + separator() + relative.replace("/", separator()));
    }

    /** Where temporary files of this workspace belong, as Jenkins itself calls it. */
    public AgentPath temporary() {
        return new AgentPath(node, path + WorkspaceList.TMP_DIR_SUFFIX);
    }

    /** Whether the path is spelled as on Windows. */
    public boolean isWindows() {
        return path.length() > 1 && (path.charAt(1) == ':' || path.startsWith("\\\\"));
    }

    private String separator() {
        return isWindows() ? "\\" : "/";
    }
}
