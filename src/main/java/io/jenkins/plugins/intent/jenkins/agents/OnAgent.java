package io.jenkins.plugins.intent.jenkins.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.stream.Stream;
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
        } catch (IOException | RuntimeException e) {
            if (travels(e)) {
                throw e;
            }
            IOException told = new IOException(e.getMessage());
            told.setStackTrace(e.getStackTrace());
            throw told;
        }
    }

    /** Of a document's failures Jenkins refuses the place that they carry, and tells only of that refusal. */
    private static boolean travels(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .noneMatch(JsonProcessingException.class::isInstance);
    }

    /** Remoting names its threads so. */
    @Override
    public String toString() {
        return work.toString();
    }
}
