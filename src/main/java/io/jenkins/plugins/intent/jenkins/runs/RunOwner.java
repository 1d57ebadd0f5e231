package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.ledger.RunView;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Who called for the run, and hears how it goes. Each is called from a thread of the pool. */
public interface RunOwner {
    /** The books are open, and work on them begins. Called first, once. */
    void opened(IntentRun run);

    /** A stage waits for a person, and nothing else can proceed. May be called more than once. */
    void needsHuman(RunView view);

    /** The run is over and its bundle is published. Called once, or {@link #broke} is. */
    void ended(RunView view);

    /** Somebody stopped a stage where it waits or runs, which stops the run. */
    void stopped(FlowInterruptedException why);

    /** The run cannot go on: its books or its bundle cannot be written. */
    void broke(RunView view, Exception why);
}
