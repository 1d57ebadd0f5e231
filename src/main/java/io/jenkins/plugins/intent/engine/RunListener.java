package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.LedgerFollower;

/** Hears of a run as it goes, from several threads; it should return quickly. Secrets are masked. */
public interface RunListener extends LedgerFollower {
    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * A process was started.
     *
     * @param index 0-based place of the command in its block
     * @param name what people call the command
     */
    default void commandStarted(String stageId, int index, String name) {}

    /**
     * A command ended, could not be started, or was skipped.
     *
     * @param error why it could not be started or was ended; null otherwise
     */
    default void commandEnded(String stageId, int index, String name, CommandStatus status, String error) {}

    /** Whether {@link #commandWrote} is to be told of output. */
    default boolean wantsOutput() {
        return false;
    }

    /**
     * A command wrote something.
     *
     * @param stream which of its streams, the same for all that belongs together
     * @param bytes not to be kept or changed
     */
    default void commandWrote(String stageId, int index, String stream, byte[] bytes, int offset, int length) {}

    /** Something that a person should know and that fails nothing. */
    default void note(String sentence) {}
}
