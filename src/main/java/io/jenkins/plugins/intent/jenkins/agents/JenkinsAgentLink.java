package io.jenkins.plugins.intent.jenkins.agents;

import hudson.FilePath;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.supervised.AgentLink;
import io.jenkins.plugins.intent.exec.supervised.Handover;
import io.jenkins.plugins.intent.exec.supervised.StartFailedException;
import io.jenkins.plugins.intent.exec.supervised.StartOrder;
import io.jenkins.plugins.intent.exec.supervised.WatchReply;
import io.jenkins.plugins.intent.exec.supervised.WatchRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The way to a job directory on an agent of Jenkins, over whatever connection the agent has at the
 * moment of each call. A connection that breaks is no loss of the job: the supervisor goes on, and
 * the next call finds it again.
 */
public final class JenkinsAgentLink implements AgentLink {
    private static final Logger LOGGER = Logger.getLogger(JenkinsAgentLink.class.getName());

    private final AgentPath jobDirectory;
    private final Order order;
    private volatile byte[] left = {};

    /**
     * What it takes to start the job.
     *
     * @param job the job
     * @param handover environment and secrets
     * @param ownEnvironment variables of the supervisor's own process, by which Jenkins finds it
     * @param hands starts what starts the commands; empty when the supervisor does
     * @param groundwork what the call that starts it does first; empty when the job's directory is ready
     * @param takesAll whether its files are complete when it has ended: nothing is collected afterwards
     */
    public record Order(
            JobSpec job,
            Handover handover,
            Map<String, String> ownEnvironment,
            Optional<HandsLaunch> hands,
            Optional<Groundwork> groundwork,
            boolean takesAll) {}

    /** @param order null for a job that was started before; it is then never started again */
    public JenkinsAgentLink(AgentPath jobDirectory, Order order) {
        this.jobDirectory = jobDirectory;
        this.order = order;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        if (order == null) {
            throw StartFailedException.agentLost("nobody on " + jobDirectory.nodeTitle() + " had taken the job");
        }
        try {
            FilePath directory = jobDirectory.open();
            if (order.hands().isPresent()) {
                order.hands().get().start(directory, order.job());
            }
            RunnerOnAgent runner = RunnerOnAgent.of(jobDirectory);
            StartJob start = new StartJob(
                    StartOrder.of(order.job(), order.handover()),
                    RunnerJars.get().list(),
                    runner.directory(),
                    order.groundwork().orElse(null),
                    order.ownEnvironment());
            List<RunnerJar> missing = jobDirectory.act(start);
            if (!missing.isEmpty()) {
                runner.complete(directory);
                requireNone(jobDirectory.act(start));
            }
        } catch (RuntimeException | LinkageError e) {
            throw broken(e);
        }
    }

    @Override
    public WatchReply watch(WatchRequest request) throws IOException, InterruptedException {
        try {
            WatchAnswer answer = jobDirectory.act(new WatchJob(request, order != null && order.takesAll()));
            left = answer.left();
            return answer.reply();
        } catch (RuntimeException | LinkageError e) {
            throw broken(e);
        }
    }

    /** What came with the news of its end, for {@link JobFiles#fetch}; empty when nothing did. */
    public byte[] left() {
        return left.clone();
    }

    /** The job is lost: ends what it may have left where only a launcher can find it. */
    public void endLeftovers() throws InterruptedException {
        if (order != null && order.hands().isPresent()) {
            try {
                order.hands().get().endLeftovers(order.job());
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.FINE, e, () -> "nothing can be ended for " + jobDirectory);
            }
        }
    }

    private static void requireNone(List<RunnerJar> missing) throws IOException {
        if (!missing.isEmpty()) {
            throw new IOException(missing.get(0).name() + " was copied to the agent and is not there");
        }
    }

    /** Remoting throws unchecked exceptions, and classes are missing, when a connection breaks in the middle of a call. */
    private IOException broken(Throwable e) {
        String what = Connection.isBrokenBy(e) ? "the connection to it broke" : "the call to it failed: " + root(e);
        return new IOException(jobDirectory.nodeTitle() + ": " + what, e);
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
