package io.jenkins.plugins.intent.exec.supervised;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * The supervisors that this process has started and may give another job. Only jobs of a kind share one,
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

    /** One that is free, which is then the caller's alone; empty when there is none. */
    synchronized Optional<StartedSupervisor> take(Kind kind) {
        for (Iterator<Entry> i = entries.iterator(); i.hasNext(); ) {
            Entry entry = i.next();
            if (!entry.supervisor().isAlive()) {
                i.remove();
            } else if (entry.kind().equals(kind) && entry.supervisor().isFree()) {
                i.remove();
                return Optional.of(entry.supervisor());
            }
        }
        return spare.flatMap(one -> one.take(kind.java()));
    }

    /** It has a job, and may be given another one of that kind when it has said that it is free. */
    synchronized void add(Kind kind, StartedSupervisor supervisor) {
        entries.removeIf(entry -> !entry.supervisor().isAlive());
        entries.addFirst(new Entry(kind, supervisor));
    }

    /** @param launch starts one without a job */
    void keepSpare(JavaCommand java, SpareSupervisor.Launch launch) {
        spare.ifPresent(one -> one.keep(java, this::isBusy, launch));
    }

    private synchronized boolean isBusy() {
        return entries.stream()
                .anyMatch(entry ->
                        entry.supervisor().isAlive() && !entry.supervisor().isFree());
    }
}
