package io.jenkins.plugins.intent.jenkins.agents;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * The runner's jars on one agent, over the connection that it has now. They are copied once for each
 * content; two who need them at once wait for each other rather than copy twice.
 */
public final class RunnerOnAgent {
    private static final Logger LOGGER = Logger.getLogger(RunnerOnAgent.class.getName());
    private static final Map<VirtualChannel, RunnerOnAgent> CONNECTED =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final String directory;
    private final AtomicBoolean begun = new AtomicBoolean();

    private RunnerOnAgent(String directory) {
        this.directory = directory;
    }

    /** @throws IOException when the agent is not connected */
    static RunnerOnAgent of(AgentPath place) throws IOException {
        FilePath root = root(place);
        return CONNECTED.computeIfAbsent(
                root.getChannel(),
                connection -> new RunnerOnAgent(
                        root.child("caches").child("intent-runner").getRemote()));
    }

    /**
     * Begins to get an agent ready on which a job is about to start: copies what is missing, and has it
     * load its part of the plugin. Whether that worked is found out when the job starts.
     *
     * @param place anywhere on the agent
     */
    public static void prepare(AgentPath place) {
        prepare(place, RunnerOnAgent::complete);
    }

    /**
     * The same for an agent on which no job is about to start and that stays: it also makes what shortens
     * the start of its supervisors.
     */
    static void prepareToStay(AgentPath place) {
        prepare(place, (runner, root) -> {
            runner.complete(root);
            runner.jars(root).act(new ArchiveClasses(RunnerJars.get().list()));
        });
    }

    private static void prepare(AgentPath place, Installation installation) {
        try {
            of(place).prepareOnce(place, installation);
        } catch (IOException gone) {
            LOGGER.log(Level.FINE, gone, () -> place.nodeTitle() + " is not connected");
        }
    }

    private interface Installation {
        void of(RunnerOnAgent runner, FilePath root) throws IOException, InterruptedException;
    }

    private interface Work {
        void on(FilePath root) throws IOException, InterruptedException;
    }

    private static void inBackground(AgentPath place, Work work) {
        Computer.threadPoolForRemoting.execute(() -> {
            try {
                work.on(root(place));
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.FINE, e, () -> "the first job on " + place.nodeTitle() + " will take longer");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Where the jars are on the agent. */
    String directory() {
        return directory;
    }

    private void prepareOnce(AgentPath place, Installation installation) {
        if (begun.compareAndSet(false, true)) {
            inBackground(place, root -> place.act(ReadAhead.ofAll()));
            inBackground(place, root -> installation.of(this, root));
        }
    }

    /** Copies what is missing now, whatever was there before. */
    synchronized void complete(FilePath onAgent) throws IOException, InterruptedException {
        FilePath jars = jars(onAgent);
        RunnerJars.get().copy(jars.act(new MissingJars(RunnerJars.get().list())), jars);
    }

    private FilePath jars(FilePath onAgent) {
        return new FilePath(onAgent.getChannel(), directory);
    }

    private static FilePath root(AgentPath place) throws IOException {
        Computer computer = Jenkins.get().getComputer(place.node());
        Node node = computer == null ? null : computer.getNode();
        FilePath root = node == null ? null : node.getRootPath();
        if (root == null) {
            throw new IOException("agent " + place.nodeTitle() + " is not connected");
        }
        return root;
    }
}
