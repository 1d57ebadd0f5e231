package io.jenkins.plugins.intent.exec.process;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells whether a process still runs, and whether it is still the one that somebody wrote down. One that is dead, but
 * that nobody has asked how it ended, does not run: usual in containers whose first process is not an init.
 */
public final class Processes {
    private Processes() {}

    /**
     * Tells two processes with the same id apart; 0 when the system does not say. On Linux it counts
     * from the boot: the start time that Java tells there is computed with the wall clock, so it
     * differs between two Java processes when that clock was set in between.
     */
    public static long startMark(long pid) {
        Optional<ProcFs.Standing> standing = ProcFs.standing(pid);
        if (standing.isPresent()) {
            return standing.get().startTicks();
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Whether process {@code pid} runs and is the one with that mark (0 skips the check). */
    public static boolean isAlive(long pid, long startMark) {
        return isAlive(pid) && (startMark == 0 || startMark(pid) == startMark);
    }

    public static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(Processes::isAlive).isPresent();
    }

    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive()
                && ProcFs.standing(process.pid())
                        .filter(ProcFs.Standing::isDead)
                        .isEmpty();
    }
}
