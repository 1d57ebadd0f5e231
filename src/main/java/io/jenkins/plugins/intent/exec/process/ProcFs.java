package io.jenkins.plugins.intent.exec.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What Linux tells of processes in {@code /proc}; elsewhere it knows nothing and finds nothing. */
public final class ProcFs {
    private static final File PROC = new File("/proc");
    private static final boolean AVAILABLE = new File("/proc/self/environ").exists();

    /** Faster than any machine starts processes or threads, on all of its processors together. */
    private static final long LEAST_NANOS_PER_PROCESS = 5_000;

    private static final long PIDS_NANOS = readPidsNanos();
    /** So many are asked for one by one sooner than the list of all is read. */
    private static final int FEW = 64;

    /** Counted from the state, which comes after the name. */
    private static final int START_TICKS = 19;

    private static final int WAIT_STATUS = 49;
    private static final String OWN_IDS = "\nNSpid:\t";

    private static final boolean SHOWS_EVERYBODY = origin(1).isPresent();

    public enum State {
        READ,
        /** There is no such process any more. */
        GONE,
        /** It has no memory of its own: a zombie, or a kernel thread. */
        NONE,
        /** It is between two programs. */
        UNREADABLE,
        /** It was started without any variable, or is between two programs. */
        BARE
    }

    /** The environment a process was started with, as one text; null when there is none to see. */
    public record Environment(State state, String text) {
        boolean contains(String part) {
            return text != null && text.contains(part);
        }
    }

    /**
     * Where a process or a thread comes from.
     *
     * @param process the process that a thread belongs to; of a process, its own id
     * @param parent id of the process' parent, 0 when that is outside of what can be seen
     */
    record Origin(long process, long parent) {}

    /**
     * How a process stands.
     *
     * @param state a letter; Z when it has ended and waits to be collected
     * @param startTicks when it was started, counted from the boot
     */
    record Standing(char state, long parent, long startTicks) {
        /** Whether it has ended and only waits to be collected by its parent, which may never happen. */
        boolean isDead() {
            return state == 'Z' || state == 'X';
        }
    }

    private ProcFs() {}

    /** Empty when there is no such process any more. */
    static Optional<Standing> standing(long pid) {
        if (!AVAILABLE) {
            return Optional.empty();
        }
        try {
            String[] fields = stat(pid, START_TICKS + 2);
            return fields.length <= START_TICKS
                    ? Optional.empty()
                    : Optional.of(new Standing(fields[0].charAt(0), number(fields[1]), number(fields[START_TICKS])));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How a process has ended that waits to be collected, as {@code wait} would say it; empty for any other. */
    static OptionalInt waitStatus(long pid) {
        try {
            String[] fields = stat(pid, WAIT_STATUS + 2);
            return fields.length > WAIT_STATUS && fields[0].equals("Z")
                    ? OptionalInt.of((int) number(fields[WAIT_STATUS]))
                    : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** The fields of {@code stat} after the name, which may itself hold blanks; the last one is all that is left. */
    private static String[] stat(long pid, int most) throws IOException {
        String stat = new String(bytes(pid, "stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", most);
    }

    /** The children of a process of one thread; empty also where the system does not tell. */
    static long[] children(long pid) {
        try {
            String ids = new String(bytes(pid, "task/" + pid + "/children"), StandardCharsets.US_ASCII);
            return Stream.of(ids.split(" "))
                    .mapToLong(ProcFs::number)
                    .filter(id -> id > 0)
                    .toArray();
        } catch (IOException e) {
            return new long[0];
        }
    }

    /** What a process itself takes for its id, which differs where it has a name space of its own; -1 when unknown. */
    static long ownId(long pid) {
        try {
            String status = new String(bytes(pid, "status"), StandardCharsets.ISO_8859_1);
            int start = status.indexOf(OWN_IDS);
            String ids = status.substring(start + OWN_IDS.length(), status.indexOf('\n', start + OWN_IDS.length()));
            return start < 0 ? -1 : number(ids.substring(ids.lastIndexOf('\t') + 1));
        } catch (IOException e) {
            return -1;
        }
    }

    /** The ids of all processes from one id on; of threads, too, when that is quicker to say. */
    static long[] pids(long from) {
        long newest = from > 0 ? NewestPid.read() : -1;
        if (newest >= from && newest - from < FEW) {
            return LongStream.rangeClosed(from, newest).toArray();
        }
        String[] names = AVAILABLE ? PROC.list() : new String[0];
        return Stream.of(names)
                .mapToLong(ProcFs::number)
                .filter(pid -> pid > 0 && pid >= from)
                .toArray();
    }

    /** What can be seen of one process' environment; of other people's processes that is nothing. */
    public static Environment environment(long pid) {
        try {
            byte[] bytes = bytes(pid, "environ");
            // While a program replaces another, there is nothing to read for a moment, or a single zero byte.
            if (bytes.length <= 1 && bytes(pid, "cmdline").length > 0) {
                bytes = bytes(pid, "environ");
                if (bytes.length <= 1) {
                    return new Environment(State.BARE, null);
                }
            } else if (bytes.length <= 1) {
                return new Environment(hasMemory(pid) ? State.UNREADABLE : State.NONE, null);
            }
            return new Environment(State.READ, new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return new Environment(State.GONE, null);
        } catch (IOException e) {
            boolean gone = String.valueOf(e.getMessage()).endsWith("No such process");
            return new Environment(gone ? State.GONE : State.READ, null);
        }
    }

    static byte[] bytes(long pid, String file) throws IOException {
        return Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
    }

    private static boolean hasMemory(long pid) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(pid), "statm"), StandardCharsets.US_ASCII)
                    .startsWith("0 ");
        } catch (IOException e) {
            return false;
        }
    }

    /** Empty when there is no such process or thread any more, or when it is hidden. */
    static Optional<Origin> origin(long id) {
        try {
            String status =
                    Files.readString(Path.of("/proc", Long.toString(id), "status"), StandardCharsets.ISO_8859_1);
            return Optional.of(new Origin(field(status, "\nTgid:\t"), field(status, "\nPPid:\t")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether processes of other people can be seen: administrators may hide them. */
    static boolean showsEverybody() {
        return SHOWS_EVERYBODY;
    }

    private static long field(String status, String name) {
        int start = status.indexOf(name) + name.length();
        return number(status.substring(start, status.indexOf('\n', start)));
    }

    /** A process id is not handed out twice within this time, since starting a process takes some. */
    static long leastNanosToUseAllPids() {
        return PIDS_NANOS;
    }

    private static long readPidsNanos() {
        try {
            String count = Files.readString(Path.of("/proc/sys/kernel/pid_max"), StandardCharsets.US_ASCII);
            return Math.max(0, number(count.trim())) * LEAST_NANOS_PER_PROCESS;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long number(String name) {
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
