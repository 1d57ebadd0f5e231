package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunListener;
import io.jenkins.plugins.intent.ledger.RunView;

/** Shows a run while it goes. */
interface Progress extends RunListener, AutoCloseable {
    /** Shows nothing: for {@code --json}. */
    Progress NONE = new Progress() {};

    /** The run as it stands before work on it starts. */
    default void begin(RunView view) {}

    /** The last word on the run has been heard. */
    @Override
    default void close() {}
}
