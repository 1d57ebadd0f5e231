package io.jenkins.plugins.intent.jenkins.runs;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Prepares a run after a restart, as soon as the step's surroundings, such as the agent of its
 * {@code node}, are back. Until then jobs that run are attended and none is started.
 */
final class LatePreparation implements Supplier<Optional<PreparedRun>> {
    private static final Logger LOGGER = Logger.getLogger(LatePreparation.class.getName());

    /** What may fail for now. */
    @FunctionalInterface
    interface Attempt {
        PreparedRun prepare() throws Exception;
    }

    private final Attempt attempt;
    private PreparedRun prepared;

    LatePreparation(Attempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public synchronized Optional<PreparedRun> get() {
        if (prepared == null) {
            try {
                prepared = attempt.prepare();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOGGER.log(Level.FINE, "the step's surroundings are not back yet", e);
            }
        }
        return Optional.ofNullable(prepared);
    }
}
