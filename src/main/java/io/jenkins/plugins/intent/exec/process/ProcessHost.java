package io.jenkins.plugins.intent.exec.process;

import java.time.Duration;

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
     * Ends everything that came from processes started here and still runs: they are asked to, and
     * ended by force after the time of grace.
     *
     * @return whether nothing of it runs any more
     */
    boolean endAll(Duration grace) throws InterruptedException;
}
