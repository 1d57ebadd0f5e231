package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.process.Daemon;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A supervisor that has had no job yet, kept at hand so that the first job of the next run need not wait for
 * Java to start. It is started only while no job runs: it takes no memory and no time from one. It goes by
 * itself when nothing comes for {@link Supervisor#SPARE_IDLE_MS}. Safe for use by many threads.
 */
final class SpareSupervisor {
    /** Starts one. */
    @FunctionalInterface
    interface Launch {
        StartedSupervisor start() throws IOException;
    }

    private final long lookMs;
    private JavaCommand java;
    private StartedSupervisor spare;
    private boolean looking;

    /** @param lookMs how often to look whether a job still runs, in milliseconds */
    SpareSupervisor(long lookMs) {
        this.lookMs = lookMs;
    }

    /** One in that very Java, which may still be starting and is then the caller's alone; empty when there is none. */
    synchronized Optional<StartedSupervisor> take(JavaCommand wanted) {
        if (spare == null || !wanted.equals(java) || spare.isClosed()) {
            return Optional.empty();
        }
        Optional<StartedSupervisor> taken = Optional.of(spare);
        spare = null;
        return taken;
    }

    /**
     * A job has been started: there will be more.
     *
     * @param busy whether a job runs now
     */
    synchronized void keep(JavaCommand wanted, BooleanSupplier busy, Launch launch) {
        if (looking || isThere(wanted) || isUseless()) {
            return;
        }
        looking = true;
        Daemon.start("intent-spare", () -> look(wanted, busy, launch));
    }

    private boolean isThere(JavaCommand wanted) {
        return spare != null && spare.isAlive() && wanted.equals(java);
    }

    /** The last one ended without having opened: where no supervisor can leave its first job's directory. */
    private boolean isUseless() {
        return spare != null && !spare.isAlive() && !spare.hasBeenOpen();
    }

    private void look(JavaCommand wanted, BooleanSupplier busy, Launch launch) {
        try {
            do {
                TimeUnit.MILLISECONDS.sleep(lookMs);
            } while (busy.getAsBoolean());
            put(wanted, launch.start());
        } catch (IOException e) {
            System.getLogger(SpareSupervisor.class.getName())
                    .log(System.Logger.Level.DEBUG, "the next job will have to wait for Java", e);
        } catch (InterruptedException neverAsked) {
            Thread.currentThread().interrupt();
        } finally {
            looked();
        }
    }

    /** Keeps it instead of the one before. */
    synchronized void put(JavaCommand wanted, StartedSupervisor next) {
        dismiss();
        java = wanted;
        spare = next;
    }

    /** None is kept from now on, until a job is started. */
    synchronized void dismiss() {
        if (spare != null) {
            spare.dismiss();
            spare = null;
        }
    }

    private synchronized void looked() {
        looking = false;
    }
}
