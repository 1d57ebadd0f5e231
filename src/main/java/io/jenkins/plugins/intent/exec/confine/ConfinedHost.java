package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.Ports;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.exec.process.ProgramLookup;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.policy.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the processes of an attempt inside of a boundary. It is made with the first of them and ends with
 * the attempt, and everything that is still inside then ends with it.
 */
final class ConfinedHost implements ProcessHost {
    private static final String TEMPORARY = "TMPDIR";

    private final ProcessHost host;
    private final Tools tools;
    private final Boundary boundary;
    private final ProgramLookup lookup = new ProgramLookup(Platform.LINUX);
    private Enclosure enclosure;

    ConfinedHost(ProcessHost host, Tools tools, Boundary boundary) {
        this.host = host;
        this.tools = tools;
        this.boundary = boundary;
    }

    @Override
    public StartedProcess start(Launch launch, OutputSink stdout, OutputSink stderr) throws CannotStartException {
        return host.start(inside(launch), stdout, stderr);
    }

    @Override
    public List<StartedProcess> startPipe(List<Launch> launches, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException {
        List<Launch> inside = new ArrayList<>();
        for (Launch launch : launches) {
            inside.add(inside(launch));
        }
        return host.startPipe(inside, stdout, stderr);
    }

    private void check(Launch launch) throws CannotStartException {
        lookup.find(launch.program(), launch.environment(), launch.directory());
        if (launch.program().indexOf('=') >= 0) {
            throw CannotStartException.of(
                    launch.program(), "a confined program cannot have `=` in its name; call it by another");
        }
        try {
            // Something outside may have ended it, such as a system without memory, and all inside with it.
            if (enclosure != null && !enclosure.isAlive() && enclosure.end()) {
                enclosure = null;
            }
            if (enclosure == null) {
                enclosure = Enclosure.make(tools, boundary);
            }
        } catch (CannotConfineException e) {
            throw CannotStartException.of(launch.program(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CannotStartException.of(launch.program(), "its start was interrupted");
        }
    }

    private Launch inside(Launch launch) throws CannotStartException {
        check(launch);
        Map<String, String> environment = new LinkedHashMap<>(launch.environment());
        environment.put(TEMPORARY, boundary.temporary().toString());
        return enclosure.inside(launch, environment);
    }

    /** Without a network its loopback is one of its own, which cannot be reached from outside. */
    @Override
    public boolean takesConnections(int port) {
        if (boundary.network()) {
            return host.takesConnections(port);
        }
        return enclosure != null && Ports.isOpen(port, enclosure.pid());
    }

    @Override
    public boolean endAll(Duration grace) throws InterruptedException {
        boolean gone = host.endAll(grace);
        if (enclosure != null) {
            gone = enclosure.end() && gone;
            enclosure = null;
        }
        delete(boundary.temporary());
        delete(boundary.pipes());
        return gone;
    }

    private static void delete(Path directory) {
        try {
            FileTrees.deleteRecursively(directory);
        } catch (IOException e) {
            // What is left of it is in nobody's way.
        }
    }
}
