package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;

/** Hears of the progress of a block, one call at a time, on threads of the runner; it should return quickly. */
public interface BlockListener {
    /** Hears nothing. */
    BlockListener NONE = new BlockListener() {};

    /** What the n-th try of a command is called; the name comes with secrets masked. */
    static String ofTry(String name, int attempt) {
        return attempt == 1 ? name : name + " (try " + attempt + ")";
    }

    /**
     * A process was started.
     *
     * @param index 0-based place in the block
     * @param command as written, secrets not masked
     * @param pid its process id
     * @param epochMs when, in epoch milliseconds
     */
    default void commandStarted(int index, Command command, long pid, long epochMs) {}

    /**
     * The process of a command that failed before was started again.
     *
     * @param attempt 2, 3, …
     */
    default void commandTriedAgain(int index, Command command, int attempt, long pid, long epochMs) {}

    /**
     * A command wrote something; secrets are masked, and limits of what is kept do not count.
     *
     * @param stream see {@link OutputFiles}; what several processes of a pipe write may be told at the same time
     * @param bytes not to be kept or changed; the next call may bring others in the same array
     */
    default void commandWrote(int index, String stream, byte[] bytes, int offset, int length) {}

    /** A command ended, could not be started, or was skipped; secrets are masked. */
    default void commandEnded(CommandRecord record) {}
}
