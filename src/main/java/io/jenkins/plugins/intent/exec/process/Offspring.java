package io.jenkins.plugins.intent.exec.process;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a process that has ended may have left children, without knowing it before: looks at
 * where each process and thread comes from that was born after it. One that was orphaned has been
 * taken over by the system's first process or by an ancestor of ours; any other parent clears it.
 */
final class Offspring {
    /** More were born only when much else goes on, and then a closer look costs little in comparison. */
    private static final int FEW = 32;

    private static final long OURSELVES = ProcessHandle.current().pid();
    private static final Set<Long> TAKE_ORPHANS = takeOrphans();

    private final long ended;
    private final Set<Long> strangers = new HashSet<>();

    private Offspring(long ended) {
        this.ended = ended;
    }

    /**
     * Whether no process comes from the one that had this id; false when that is not sure.
     *
     * @param ended a process that this Java started and has seen ending
     */
    static boolean isSurelyNone(long ended) {
        return new Offspring(ended).areAllStrangers();
    }

    /** What is born while we look may come from one that was there when we began and is gone since. */
    private boolean areAllStrangers() {
        long seen = ended;
        for (long newest = NewestPid.read(); newest != seen; newest = NewestPid.read()) {
            if (newest < seen || newest - ended > FEW || !ProcFs.showsEverybody()) {
                return false;
            }
            while (seen < newest) {
                seen++;
                if (!isStranger(seen)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isStranger(long id) {
        Optional<ProcFs.Origin> origin = ProcFs.origin(id);
        if (origin.isEmpty()) {
            return true;
        }
        long parent = origin.get().parent();
        long process = origin.get().process();
        boolean stranger = process == id
                ? isStartedByUs(parent, id) || isStrangeParent(parent)
                : process == OURSELVES || process < ended || strangers.contains(process);
        if (stranger) {
            strangers.add(id);
        }
        return stranger;
    }

    private static boolean isStartedByUs(long parent, long id) {
        return parent == OURSELVES
                && (Orphans.areAdopted() ? Orphans.isStartedByUs(id) : !TAKE_ORPHANS.contains(OURSELVES));
    }

    private boolean isStrangeParent(long parent) {
        return parent < ended ? !takesOrphans(parent) : strangers.contains(parent);
    }

    private static boolean takesOrphans(long parent) {
        return TAKE_ORPHANS.contains(parent) || parent == OURSELVES && Orphans.areAdopted();
    }

    private static Set<Long> takeOrphans() {
        Set<Long> ids = new HashSet<>(Set.of(0L, 1L));
        for (Optional<ProcessHandle> up = ProcessHandle.current().parent();
                up.isPresent();
                up = up.get().parent()) {
            ids.add(up.get().pid());
        }
        return ids;
    }
}
