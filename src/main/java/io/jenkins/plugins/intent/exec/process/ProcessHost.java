package io.jenkins.plugins.intent.exec.process;

import java.time.Duration;
import java.util.List;

/**
 * Where the processes of one attempt run: starts them, and ends whatever came from them. One host is
 * this machine's own system ({@link ThisMachine}); another may be a helper inside of a container, which
 * starts and ends processes on orders.
 *
 * <p>One thread at a time uses a host and its processes, except for {@link StartedProcess#wake()}.
 */
public interface ProcessHost {
    /**
     * Starts a process and returns at once.
     *
     * @param stdout gets what it writes to standard output, while somebody attends to it and after
     *     {@link StartedProcess#release()}
     * @param stderr the same for standard error
     * @throws CannotStartException when there is no such program or the system cannot start it; the
     *     message says which program, and why, in words for a person
     */
    StartedProcess start(Launch launch, OutputSink stdout, OutputSink stderr) throws CannotStartException;

    /**
     * Starts processes at once, each one's standard output the next one's standard input, with nobody in
     * between. When one of them cannot be started, the others are ended.
     *
     * @param launches at least two; only the first one has an input of its own
     * @param stdout gets what the last one writes to standard output
     * @param stderr gets what each of them writes to standard error
     * @throws CannotStartException as {@link #start}
     */
    List<StartedProcess> startPipe(List<Launch> launches, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException;

    /**
     * Ends everything that came from processes started here and still runs: they are asked to, and
     * ended by force after the time of grace.
     *
     * @return whether nothing of it runs any more
     */
    boolean endAll(Duration grace) throws InterruptedException;

    /** Whether its processes are on the machine and in the name spaces of this one. */
    default boolean isHere() {
        return true;
    }

    /** Whether something takes connections at this port, where the processes run. */
    default boolean takesConnections(int port) {
        return Ports.isOpen(port);
    }
}
