package io.jenkins.plugins.intent.jenkins.agents;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import jenkins.agents.ControllerToAgentCallable;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Carries work on a directory to an agent, as {@code FilePath.act} does, at half its cost: remoting lends the agent each
 * class loader that a call has classes of, and the agent gives each back with a message of its own. Here all are of the
 * plugin; there a class of Jenkins is wrapped around the work.
 *
 * @param directory as the agent spells it
 * @param work is told nothing of the channel
 */
record OnAgent<T>(String directory, ControllerToAgentFileCallable<T> work)
        implements ControllerToAgentCallable<T, IOException> {
    @Override
    public T call() throws IOException {
        try {
            return work.invoke(new File(directory), null);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("interrupted at the agent").initCause(e);
        }
    }

    /** Remoting names its threads so. */
    @Override
    public String toString() {
        return work.toString();
    }
}
