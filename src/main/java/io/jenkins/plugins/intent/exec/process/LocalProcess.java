package io.jenkins.plugins.intent.exec.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of this machine: what is the same however it was started. */
abstract class LocalProcess implements StartedProcess {
    /** One that ended sooner is worth finding out at once that it left nothing. */
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LAST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ThisMachine machine;
    private final ProcessFamily family;
    private final long pid;
    private final boolean isOurChild;
    private final long startNanos;
    private boolean wasWatched;
    private boolean isHeld;

    LocalProcess(ThisMachine machine, long pid, String mark, boolean isOurChild) {
        this.machine = machine;
        this.family = new ProcessFamily(mark);
        this.pid = pid;
        this.isOurChild = isOurChild;
        this.startNanos = machine.nanos();
    }

    @Override
    public final long pid() {
        return pid;
    }

    /** What ends it: its process id, or its group's, negated. */
    abstract long target();

    /** Whether nothing lives that comes from it, now that it has ended; false when that is not sure. */
    boolean hasSurelyLeftNone() {
        return false;
    }

    /** As {@link #release()}, for the streams alone. */
    abstract void releaseOutput();

    private void watch() {
        if (!wasWatched) {
            wasWatched = true;
            ProcessHandle.of(pid).ifPresent(family::add);
        }
    }

    @Override
    public final void look() {
        watch();
        if (!isHeld) {
            isHeld = true;
            Guardian.present().ifPresent(guardian -> guardian.hold(target()));
        }
        machine.addOrphans(family, this);
        family.look();
    }

    @Override
    public final boolean end(Duration grace) throws InterruptedException {
        watch();
        boolean gone = machine.termination(grace).end(this::living, this::attend);
        awaitEnd(this::attend);
        return gone;
    }

    private List<ProcessHandle> living() throws InterruptedException {
        machine.addOrphans(family, this);
        return family.living(0);
    }

    /**
     * Waits until it is known how it ended, for a few seconds: it is known to be dead.
     *
     * @param pause passes at most that much time
     */
    final void awaitEnd(Termination.Pause pause) throws InterruptedException {
        long from = machine.nanos();
        while (status().isEmpty() && machine.nanos() - from < LAST_WAIT_NANOS) {
            pause.pass(LAST_LOOK_NANOS);
        }
    }

    @Override
    public final void release() {
        machine.released(this);
        releaseOutput();
        if (isHeld) {
            Guardian.present().ifPresent(guardian -> guardian.free(target()));
        }
        boolean hasEnded = isOurChild && !wasWatched && status().isPresent() && hasEndedOutput();
        if (!hasEnded || !hasLeftNone(machine.nanos() - startNanos < SHORT_NANOS)) {
            machine.mayHaveLeft(family);
        }
    }

    /** The quickest question first, which has an answer only when nothing else was started meanwhile. */
    private boolean hasLeftNone(boolean wasShort) {
        if (wasShort && NewestPid.read() == pid) {
            return true;
        }
        Orphans.collect();
        return hasSurelyLeftNone() || wasShort && Offspring.isSurelyNone(pid);
    }
}
