package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.TaskListener;
import java.util.List;
import java.util.Optional;

/**
 * A node of the Pipeline that shows stages of a run. It follows the books and never leads them; what
 * it throws is logged and changes nothing. Called from threads of the pool.
 */
public interface StageNode {
    /** Ids of the stages that it shows. */
    List<String> stages();

    /** Where lines about these stages belong; null when they cannot be written there. */
    TaskListener listener();

    /** Address of the log of these stages, relative to Jenkins; empty when it has none. */
    default Optional<String> logAddress() {
        return Optional.empty();
    }

    /** The run stands so. Called whenever something changed, and now and then when nothing did. */
    void look(Sight sight);

    /** There is nothing to follow any more, and the node ends with that. */
    void end(Throwable why);

    /** The books have a job for the stage whose surroundings this node brings; may be said more than once. */
    default void call(int attempt) {}
}
