package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the processes of an attempt run once its policy has had a say, and how that is recorded.
 *
 * @param host starts them inside of the boundary; or as before, where none is wanted or needed; or not at all
 * @param record how they are confined; null when the policy wants no boundary
 */
public record Confined(ProcessHost host, ConfinementRecord record) {
    /**
     * @param confinement what the policy wants
     * @param host starts processes without a boundary
     * @param environment of this place, for {@code ${NAME}} in the policy's paths
     * @param project directory that commands run in
     * @param guarded directories that commands can only read: of what the attempt leaves, and of the run's books
     */
    public static Confined around(
            ProcessHost host,
            Confinement confinement,
            Map<String, String> environment,
            Path project,
            List<Path> guarded) {
        if (confinement.mode() == ConfineMode.OFF) {
            return new Confined(host, null);
        }
        if (!host.isHere()) {
            return without(
                    host,
                    confinement,
                    "the commands run somewhere else than what could hold it, such as in a container");
        }
        try {
            Tools tools = Tools.find(Boundary.writable(confinement, environment, project, true));
            Boundary boundary = Boundary.of(confinement, environment, project, guarded);
            ConfinementRecord record = new ConfinementRecord(
                    tools.version(),
                    null,
                    boundary.writable().stream().map(Path::toString).toList(),
                    boundary.network());
            return new Confined(new ConfinedHost(host, tools, boundary), record);
        } catch (CannotConfineException e) {
            return without(host, confinement, e.getMessage());
        }
    }

    private static Confined without(ProcessHost host, Confinement confinement, String why) {
        ConfinementRecord record = ConfinementRecord.none(why);
        return new Confined(confinement.mode() == ConfineMode.REQUIRED ? new Refusal(host, why) : host, record);
    }

    /**
     * Whether this machine can hold a boundary at all.
     *
     * @throws CannotConfineException when it cannot, with what to install or allow
     */
    public static void check() throws CannotConfineException {
        Tools.find(List.of());
    }

    /**
     * Whether this machine can hold the boundary that a policy wants, as far as is known before anything runs.
     *
     * @param environment replaces {@code ${NAME}} in its paths
     * @param project directory that commands run in
     * @throws CannotConfineException when it cannot, with what to change
     */
    public static void check(Confinement confinement, Map<String, String> environment, Path project)
            throws CannotConfineException {
        Tools.find(Boundary.writable(confinement, environment, project, false));
    }

    /** Starts nothing. */
    private record Refusal(ProcessHost host, String why) implements ProcessHost {
        @Override
        public StartedProcess start(Launch launch, OutputSink stdout, OutputSink stderr) throws CannotStartException {
            throw CannotStartException.of(launch.program(), "the policy requires a boundary, and " + why);
        }

        @Override
        public List<StartedProcess> startPipe(List<Launch> launches, OutputSink stdout, List<OutputSink> stderr)
                throws CannotStartException {
            throw CannotStartException.of(launches.get(0).program(), "the policy requires a boundary, and " + why);
        }

        @Override
        public boolean endAll(Duration grace) throws InterruptedException {
            return host.endAll(grace);
        }
    }
}
