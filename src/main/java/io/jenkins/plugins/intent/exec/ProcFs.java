package io.jenkins.plugins.intent.exec;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/** What Linux tells of processes in {@code /proc}; elsewhere it knows nothing and finds nothing. */
final class ProcFs {
    private static final File PROC = new File("/proc");
    private static final boolean AVAILABLE = new File("/proc/self/environ").exists();

    /** A process that is just replacing its program shows no environment for a moment. */
    private static final int MAX_PASSES = 20;

    private static final long PAUSE_MILLIS = 1;

    /** Faster than any machine starts processes or threads, on all of its processors together. */
    private static final long LEAST_NANOS_PER_PROCESS = 5_000;

    private static final FileChannel LOAD = openLoad();
    private static final int LONGEST_LOAD = 128;

    private static final long PIDS_NANOS = readPidsNanos();

    private enum Match {
        YES,
        NO,
        /** No more than a zombie, or a kernel thread: a child it just left behind needs another look. */
        NO_MEMORY,
        /** It ended, or is between two programs: what it became or left behind needs another look. */
        UNSETTLED
    }

    private ProcFs() {}

    /**
     * The processes, other than this one, that have {@code text} in the environment they were started
     * with.
     *
     * @param candidates which process ids to look at
     */
    static List<ProcessHandle> carrying(String text, LongPredicate candidates) {
        List<ProcessHandle> found = new ArrayList<>();
        Set<Long> strangers = new HashSet<>();
        for (int pass = 0; AVAILABLE && pass < MAX_PASSES; pass++) {
            found.clear();
            if (look(text, pid -> candidates.test(pid) && !strangers.contains(pid), found, strangers)) {
                return found;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
        }
        return found;
    }

    private static boolean look(String text, LongPredicate candidates, List<ProcessHandle> found, Set<Long> strangers) {
        boolean settled = true;
        String[] names = PROC.list();
        for (String name : names == null ? new String[0] : names) {
            long pid = pid(name);
            if (pid > 0 && candidates.test(pid)) {
                settled &= settle(pid, text, found, strangers);
            }
        }
        return settled;
    }

    private static boolean settle(long pid, String text, List<ProcessHandle> found, Set<Long> strangers) {
        Match match = match(pid, text);
        if (match == Match.NO || match == Match.NO_MEMORY) {
            strangers.add(pid);
            return match == Match.NO;
        }
        // The handle pins the start time, so that a process id in use again is told apart.
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        return handle.isPresent() && match(pid, text) == Match.YES && found.add(handle.get());
    }

    private static Match match(long pid, String text) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            if (environment.length == 0) {
                return hasUserMemory(pid) ? Match.UNSETTLED : Match.NO_MEMORY;
            }
            return new String(environment, StandardCharsets.ISO_8859_1).contains(text) ? Match.YES : Match.NO;
        } catch (NoSuchFileException e) {
            return Match.UNSETTLED;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).endsWith("No such process") ? Match.UNSETTLED : Match.NO;
        }
    }

    /** Kernel threads and zombies have none, and never an environment. */
    private static boolean hasUserMemory(long pid) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(pid), "statm"), StandardCharsets.US_ASCII)
                    .startsWith("0 ");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it has ended and only waits to be collected by its parent, which may never happen. */
    static boolean isZombie(long pid) {
        if (!AVAILABLE) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() && (stat.charAt(state) == 'Z' || stat.charAt(state) == 'X');
        } catch (IOException e) {
            return false;
        }
    }

    /** The id given to the newest process or thread, or -1 when unknown. */
    static long newestPid() {
        if (LOAD == null) {
            return -1;
        }
        try {
            ByteBuffer buffer = ByteBuffer.allocate(LONGEST_LOAD);
            int length = LOAD.read(buffer, 0);
            String load = new String(buffer.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII).trim();
            return pid(load.substring(load.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            return -1;
        }
    }

    /** Kept open, since it is read after every command. */
    private static FileChannel openLoad() {
        try {
            return AVAILABLE ? FileChannel.open(Path.of("/proc/loadavg")) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** A process id is not handed out twice within this time, since starting a process takes some. */
    static long leastNanosToUseAllPids() {
        return PIDS_NANOS;
    }

    private static long readPidsNanos() {
        try {
            String count = Files.readString(Path.of("/proc/sys/kernel/pid_max"), StandardCharsets.US_ASCII);
            return Math.max(0, pid(count.trim())) * LEAST_NANOS_PER_PROCESS;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long pid(String name) {
        if (name.isEmpty() || name.charAt(0) < '0' || name.charAt(0) > '9') {
            return -1;
        }
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
