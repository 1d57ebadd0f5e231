package io.jenkins.plugins.intent.exec.process;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;

/**
 * Processes whose parent has died and that the system gave to us to be collected, since we asked for
 * them (Linux' child subreaper): so one that has left its tree and emptied its environment is still
 * found, as a child of ours that we have not started.
 *
 * <p>Which attempt it came from tells its {@link Birthmark}, where attempts have one. Otherwise it counts
 * as one of an attempt only while no other runs in this Java; else it lives until the last one ends.
 */
final class Orphans {
    private static final int SIGINFO_PID = 16;

    private static final Set<Long> STARTED = ConcurrentHashMap.newKeySet();
    /** Those that run, with the birthmarks of their processes. */
    private static final Map<Object, Long> ATTEMPTS = new ConcurrentHashMap<>();

    private static final ReadWriteLock STARTS = new ReentrantReadWriteLock();
    private static final AtomicLong BEGINNINGS = new AtomicLong();
    private static final Object MARKING = new Object();
    private static volatile boolean wanted;
    private static volatile boolean adopted;
    private static volatile boolean marked;
    private static long nextMark;

    private Orphans() {}

    /**
     * From the next start of a process on, for a Java that starts no processes but commands.
     *
     * @param tellApart whether attempts get birthmarks, where that is possible
     */
    static void adopt(boolean tellApart) {
        marked = tellApart && LibC.isAvailable() && Birthmark.isPossible();
        wanted = true;
    }

    /** An attempt is about to start its first process. */
    static void begin(Object attempt) {
        ATTEMPTS.computeIfAbsent(attempt, begun -> {
            BEGINNINGS.incrementAndGet();
            return marked ? Birthmark.issue() : Birthmark.NONE;
        });
        if (wanted && !adopted && LibC.isAvailable()) {
            adopted = LibC.prctl(LibC.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
            wanted = adopted;
        }
    }

    /** An attempt has ended, and what was left of it too. */
    static void end(Object attempt) {
        ATTEMPTS.remove(attempt);
    }

    /** Whether orphans come to us. */
    static boolean areAdopted() {
        return adopted;
    }

    /**
     * Starts a process of ours that is no command.
     *
     * @param spawn as for a command
     */
    static int start(IntSupplier spawn) {
        return startWith(Birthmark.NONE, spawn);
    }

    /**
     * Starts a command of an attempt that has begun. Until it is known as such nobody else collects: one
     * that ends in the same instant would be taken for an orphan, and how it ended be lost.
     *
     * @param spawn gives the process id, or a negative number where there is no process
     */
    static int start(Object attempt, IntSupplier spawn) {
        return startWith(ATTEMPTS.getOrDefault(attempt, Birthmark.NONE), spawn);
    }

    private static int startWith(long mark, IntSupplier spawn) {
        STARTS.readLock().lock();
        try {
            int pid = marked ? startMarked(mark, spawn) : spawn.getAsInt();
            if (pid > 0) {
                started(pid);
            }
            return pid;
        } finally {
            STARTS.readLock().unlock();
        }
    }

    private static int startMarked(long mark, IntSupplier spawn) {
        synchronized (MARKING) {
            if (mark != nextMark) {
                Birthmark.next(mark);
                nextMark = mark;
            }
            return spawn.getAsInt();
        }
    }

    /** We have started this process ourselves. */
    static void started(long pid) {
        if (adopted) {
            STARTED.add(pid);
        }
    }

    /** The same for one that is no command, which is collected by whoever started it. */
    static void startedFor(long pid) {
        STARTED.add(pid);
    }

    /** One that we have started was collected. */
    static void collected(long pid) {
        STARTED.remove(pid);
    }

    static boolean isStartedByUs(long pid) {
        return STARTED.contains(pid);
    }

    /**
     * Those that can only have come from this attempt, alive.
     *
     * @param sinceTicks only those that were started then or later
     */
    static List<ProcessHandle> of(Object attempt, long sinceTicks) {
        if (!adopted) {
            return List.of();
        }
        long beginnings = BEGINNINGS.get();
        boolean alone = isAlone(attempt);
        if (!alone && !marked) {
            return List.of();
        }
        long ourselves = ProcessHandle.current().pid();
        List<ProcessHandle> found = new ArrayList<>();
        List<ProcessHandle> unmarked = new ArrayList<>();
        for (long pid : ProcFs.pids(0)) {
            Optional<ProcFs.Standing> standing = ProcFs.standing(pid);
            if (standing.isPresent()
                    && standing.get().parent() == ourselves
                    && standing.get().startTicks() >= sinceTicks
                    && !standing.get().isDead()
                    && !STARTED.contains(pid)) {
                long mark = marked ? Birthmark.of(pid) : Birthmark.NONE;
                if (mark == Birthmark.NONE) {
                    ProcessHandle.of(pid).ifPresent(unmarked::add);
                } else if (isOf(attempt, mark)) {
                    ProcessHandle.of(pid).ifPresent(found::add);
                }
            }
        }
        // What another attempt has just started may look like one of them.
        if (alone && beginnings == BEGINNINGS.get() && isAlone(attempt)) {
            found.addAll(unmarked);
        }
        return found;
    }

    /** What outlived its own attempt is anybody's. */
    private static boolean isOf(Object attempt, long mark) {
        Long own = ATTEMPTS.get(attempt);
        return own != null && own == mark || !ATTEMPTS.containsValue(mark);
    }

    private static boolean isAlone(Object attempt) {
        return ATTEMPTS.isEmpty() || ATTEMPTS.size() == 1 && ATTEMPTS.containsKey(attempt);
    }

    /** Collects those that have ended, so that their ids can be used again; while a process starts, the next call does. */
    static void collect() {
        if (adopted && STARTS.writeLock().tryLock()) {
            try {
                collectAll();
            } finally {
                STARTS.writeLock().unlock();
            }
        }
    }

    private static void collectAll() {
        CallMemory memory = CallMemory.ofThread();
        ByteBuffer info = memory.bytes();
        while (true) {
            info.putInt(SIGINFO_PID, 0);
            int error = LibC.waitid(LibC.P_ALL, 0, memory.address(), LibC.WEXITED | LibC.WNOHANG | LibC.WNOWAIT);
            int pid = info.getInt(SIGINFO_PID);
            if (error != 0 || pid == 0 || STARTED.contains((long) pid)) {
                return;
            }
            LibC.waitpid(pid, 0, LibC.WNOHANG);
        }
    }
}
