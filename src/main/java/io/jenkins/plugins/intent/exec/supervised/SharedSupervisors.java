package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * The supervisors that this process has started and may give jobs. Only jobs of a kind share one,
 * so that it runs each as one that was started for it would: the same runner and Java, the same variables
 * of its own, and {@link StartOrder#kinship()}; user, limits and umask are those of this process anyway.
 * Safe for use by many threads.
 */
public final class SharedSupervisors {
    /**
     * What jobs must have in common.
     *
     * @param java the Java
     * @param ownEnvironment variables of the supervisor's own process
     * @param kinship what the jobs themselves say
     */
    record Kind(JavaCommand java, Map<String, String> ownEnvironment, String kinship) {}

    private static final long SPARE_LOOK_MS = 1_000;

    /**
     * Whose job it is.
     *
     * @param isNew whether it was started for it
     */
    record Placed(StartedSupervisor supervisor, boolean isNew) {}

    private record Entry(Kind kind, StartedSupervisor supervisor) {}

    /** The one that was added last comes first. */
    private final Deque<Entry> entries = new ArrayDeque<>();

    private final Optional<SpareSupervisor> spare;

    /** Those that were started for a job. */
    public SharedSupervisors() {
        this(Optional.empty());
    }

    SharedSupervisors(Optional<SpareSupervisor> spare) {
        this.spare = spare;
    }

    /** With one more, for a process that stays and in which run follows run. */
    public static SharedSupervisors withSpare() {
        return new SharedSupervisors(Optional.of(new SpareSupervisor(SPARE_LOOK_MS)));
    }

    /**
     * Where a job goes: to one with room, which may still be starting, or to a new one. The room is
     * reserved then, so the job has to be given.
     *
     * @param alone whether the job is to have no others beside it
     * @param launch starts one
     */
    synchronized Placed place(Kind kind, boolean alone, SpareSupervisor.Launch launch) throws IOException {
        Optional<StartedSupervisor> there = reserve(kind, alone);
        return there.isPresent() ? new Placed(there.get(), false) : start(kind, alone, launch);
    }

    private Optional<StartedSupervisor> reserve(Kind kind, boolean alone) {
        entries.removeIf(entry -> !entry.supervisor().isAlive());
        for (Entry entry : entries) {
            if (entry.kind().equals(kind) && entry.supervisor().reserve(alone)) {
                return Optional.of(entry.supervisor());
            }
        }
        Optional<StartedSupervisor> waiting =
                spare.flatMap(one -> one.take(kind.java())).filter(one -> one.reserve(alone));
        waiting.ifPresent(one -> entries.addFirst(new Entry(kind, one)));
        return waiting;
    }

    /** A new one for a job, whatever others there are. More may be given to it at once. */
    synchronized Placed start(Kind kind, boolean alone, SpareSupervisor.Launch launch) throws IOException {
        StartedSupervisor started = launch.start();
        started.reserve(alone);
        entries.addFirst(new Entry(kind, started));
        return new Placed(started, true);
    }

    /** @param launch starts one without a job */
    void keepSpare(JavaCommand java, SpareSupervisor.Launch launch) {
        spare.ifPresent(one -> one.keep(java, this::isBusy, launch));
    }

    private synchronized boolean isBusy() {
        return entries.stream().anyMatch(entry -> entry.supervisor().isBusy());
    }
}
