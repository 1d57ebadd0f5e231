package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;

/**
 * The way to one job directory: the same machine, or a connection to an agent. It holds no state of
 * the job, so a new one for the same directory goes on where an old one stopped.
 */
public interface AgentLink {
    /**
     * Puts the job there and starts its supervisor. Returns when that has taken the job and beaten once;
     * no command runs before the first renewal. A job that was started before is left as it is.
     *
     * @throws StartFailedException when trying again would not help; the message says why
     * @throws IOException when the agent cannot be reached now, or the job not be put there; worth
     *     another try
     */
    void start() throws IOException, InterruptedException;

    /**
     * One round trip. May be called while another thread waits in it.
     *
     * @throws JobGoneException when the job directory does not exist
     * @throws IOException when the agent cannot be reached now; worth another try
     */
    WatchReply watch(WatchRequest request) throws IOException, InterruptedException;
}
