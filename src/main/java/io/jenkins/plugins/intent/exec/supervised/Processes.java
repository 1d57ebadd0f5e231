package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Tells whether a process that somebody wrote down is still that process. */
final class Processes {
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    private Processes() {}

    /**
     * Tells two processes with the same id apart; 0 when the system does not say. On Linux it counts
     * from the boot: the start time that Java tells there is computed with the wall clock, so it
     * differs between two Java processes when that clock was set in between.
     */
    static long startMark(long pid) {
        Optional<String[]> stat = stat(pid);
        if (stat.isPresent()) {
            return Long.parseLong(stat.get()[START_TICKS]);
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Whether the process that wrote or was given this mark still runs. */
    static boolean isAlive(Beat process) {
        return isAlive(process.pid(), process.startMark());
    }

    /** Whether process {@code pid} runs and is the one with that mark (0 skips the check). */
    static boolean isAlive(long pid, long startMark) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                && !isZombie(pid)
                && (startMark == 0 || startMark(pid) == startMark);
    }

    /** Dead, but nobody has asked how it ended: usual in containers whose first process is not an init. */
    private static boolean isZombie(long pid) {
        return stat(pid).filter(fields -> fields[STATE].equals("Z")).isPresent();
    }

    /** The fields of Linux's {@code /proc/<pid>/stat} after the name, which may itself hold blanks. */
    private static Optional<String[]> stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields.length > START_TICKS ? Optional.of(fields) : Optional.empty();
        } catch (IOException notLinuxOrGone) {
            return Optional.empty();
        }
    }
}
