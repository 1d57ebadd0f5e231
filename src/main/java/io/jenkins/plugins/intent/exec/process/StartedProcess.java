package io.jenkins.plugins.intent.exec.process;

import java.time.Duration;
import java.util.Optional;

/**
 * A process that a {@link ProcessHost} has started. Whoever started it attends to it until it has
 * ended, so that its output is taken, and then releases it:
 *
 * <pre>
 * while (process.status().isEmpty()) { process.attend(nanos); }   // or end(grace)
 * while (!process.hasEndedOutput()) { process.attend(nanos); }    // for a short while
 * process.release();
 * </pre>
 */
public interface StartedProcess {
    /** Its process id, as its host numbers processes. */
    long pid();

    /**
     * Passes output on to the sinks while it waits. Returns as soon as there is something new to look at:
     * the process has ended, its streams have, somebody called {@link #wake()}, or the time is over.
     */
    void attend(long nanos) throws InterruptedException;

    /** Lets {@link #attend} return, now or the next time it is called; for any thread. */
    void wake();

    /** How it ended; empty while it runs. */
    Optional<ExitStatus> status();

    /** Whether both streams are at their end. Background children may hold them open for long. */
    boolean hasEndedOutput();

    /** Takes note of the processes that have come from it, as long as their origin can still be seen. */
    void look();

    /**
     * Ends it, and all that came from it: they are asked to, and ended by force after the time of grace.
     * Passes output on meanwhile.
     *
     * @return whether nothing of it runs any more
     */
    boolean end(Duration grace) throws InterruptedException;

    /**
     * Nobody attends to it any more. What its streams still bring goes to the sinks by itself, and what it
     * left running is left to {@link ProcessHost#endAll}.
     */
    void release();
}
