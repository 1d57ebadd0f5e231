package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that {@link NativeSpawn} or a {@link Foreman} has started. Whoever attends to it watches its end and its
 * streams in one call.
 */
final class NativeProcess extends LocalProcess {
    private static final int POLL_ENTRY_BYTES = 8;
    private static final int ENTRIES = 4;
    /** How often a system without process descriptors is asked whether a process has ended. */
    private static final int UNWATCHED_MS = 10;

    private static final int CANNOT_BE_WATCHED = -1;
    private static final int NOT_WATCHED_YET = -2;

    private final int pid;
    private final long starter = CallMemory.ofThread().thread();
    private final Foreman foreman;
    private final WakeupCall wakeup = WakeupCall.take();
    private final OutputPipe stdout;
    private final OutputPipe stderr;
    private volatile int pidFd = NOT_WATCHED_YET;
    private boolean released;
    private volatile ExitStatus status;

    private NativeProcess(
            ThisMachine machine, String mark, int pid, Foreman foreman, OutputPipe stdout, OutputPipe stderr) {
        super(machine, pid, mark, foreman == null);
        this.pid = pid;
        this.foreman = foreman;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * @throws IOException with the system's words when it cannot be started
     */
    static NativeProcess start(
            ThisMachine machine, String mark, NativeSpawn spawn, Descriptor stdin, OutputSink stdout, OutputSink stderr)
            throws IOException {
        return start(machine, mark, spawn, stdin, OutputPipe.open(stdout), stderr);
    }

    /** The same for one whose standard output goes elsewhere. */
    static NativeProcess start(
            ThisMachine machine, String mark, NativeSpawn spawn, Descriptor stdin, Descriptor stdout, OutputSink stderr)
            throws IOException {
        return start(machine, mark, spawn, stdin, OutputPipe.elsewhere(stdout), stderr);
    }

    private static NativeProcess start(
            ThisMachine machine, String mark, NativeSpawn spawn, Descriptor stdin, OutputPipe output, OutputSink stderr)
            throws IOException {
        OutputPipe errors;
        try {
            errors = OutputPipe.open(stderr);
        } catch (IOException e) {
            output.abandon();
            throw e;
        }
        int pid = Orphans.start(machine, () -> spawn.start(stdin.fd(), output.childEnd(), errors.childEnd()));
        if (pid < 0) {
            output.abandon();
            errors.abandon();
            throw new IOException(LibC.text(-pid));
        }
        output.started();
        errors.started();
        return new NativeProcess(machine, mark, pid, null, output, errors);
    }

    /** One that a foreman has started. */
    static NativeProcess startedBy(
            Foreman foreman, ThisMachine machine, String mark, long pid, OutputPipe output, OutputPipe errors) {
        return new NativeProcess(machine, mark, (int) pid, foreman, output, errors);
    }

    @Override
    public void attend(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        long left = nanos;
        while (!wakeup.wasCalled() && !turn(left)) {
            left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return;
            }
        }
    }

    /** Waits once; says whether there is news. */
    private boolean turn(long nanos) {
        watch();
        boolean wasOpen = !hasEndedOutput();
        boolean mayHaveEnded = poll(timeoutMs(nanos)) || pidFd == CANNOT_BE_WATCHED;
        boolean outputHasEnded = wasOpen && hasEndedOutput();
        boolean hasEnded = status == null && (mayHaveEnded || outputHasEnded) && reap();
        if (hasEnded && wasOpen) {
            stdout.letGo();
            stderr.letGo();
            poll(0);
        }
        return hasEnded || outputHasEnded && status != null;
    }

    private void watch() {
        if (pidFd != NOT_WATCHED_YET) {
            return;
        }
        pidFd = (int) LibC.syscall(LibC.SYS_PIDFD_OPEN, pid, 0);
        if (pidFd == CANNOT_BE_WATCHED) {
            stdout.letGo();
            stderr.letGo();
        }
        Aside.work();
    }

    /** Passes on what its streams bring; says whether the process is seen to have ended. */
    private boolean poll(int timeoutMs) {
        CallMemory memory = CallMemory.ofThread();
        ByteBuffer polled = memory.bytes();
        entry(polled, 0, wakeup.fd());
        entry(polled, 1, status == null ? pidFd : -1);
        entry(polled, 2, stdout.fd());
        entry(polled, 3, stderr.fd());
        LibC.poll(memory.address(), ENTRIES, timeoutMs);
        boolean hasEnded = news(polled, 1) != 0;
        short ofOutput = news(polled, 2);
        short ofErrors = news(polled, 3);
        stdout.pass(ofOutput);
        stderr.pass(ofErrors);
        return hasEnded;
    }

    private int timeoutMs(long nanos) {
        long ms = TimeUnit.NANOSECONDS.toMillis(nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1);
        if (status == null && pidFd == CANNOT_BE_WATCHED) {
            ms = Math.min(ms, UNWATCHED_MS);
        }
        return (int) Math.max(0, Math.min(ms, Integer.MAX_VALUE));
    }

    private static void entry(ByteBuffer polled, int index, int fd) {
        polled.putInt(index * POLL_ENTRY_BYTES, fd);
        polled.putInt(index * POLL_ENTRY_BYTES + Integer.BYTES, LibC.POLLIN);
    }

    private static short news(ByteBuffer polled, int index) {
        return polled.getShort(index * POLL_ENTRY_BYTES + Integer.BYTES + Short.BYTES);
    }

    /** Asks how it ended, if it has; says whether that is known now. */
    private boolean reap() {
        if (foreman != null) {
            status = foreman.collect(pid).orElse(null);
            return status != null;
        }
        CallMemory memory = CallMemory.ofThread();
        int reaped = LibC.waitpid(pid, memory.address(), LibC.WNOHANG);
        if (reaped == pid) {
            status = ExitStatus.waited(memory.bytes().getInt(0));
        } else if (reaped < 0 && LibC.errno() == LibC.ECHILD) {
            status = ExitStatus.UNKNOWN;
        }
        if (status != null) {
            Orphans.collected(pid);
        }
        return status != null;
    }

    @Override
    public void wake() {
        wakeup.call();
    }

    @Override
    public Optional<ExitStatus> status() {
        return Optional.ofNullable(status);
    }

    @Override
    public boolean hasEndedOutput() {
        return stdout.hasEnded() && stderr.hasEnded();
    }

    @Override
    boolean hasSurelyLeftNone() {
        return foreman == null && OrphanLists.areSurelyEmpty(starter);
    }

    /** Its group: it leads one. */
    @Override
    long target() {
        return -pid;
    }

    @Override
    void releaseOutput() {
        if (released) {
            return;
        }
        released = true;
        if (status != null && hasEndedOutput()) {
            close();
            return;
        }
        Daemon.start("intent-late-output", this::attendToTheEnd);
    }

    private void attendToTheEnd() {
        while (status == null || !hasEndedOutput()) {
            turn(TimeUnit.DAYS.toNanos(1));
            wakeup.wasCalled();
        }
        close();
    }

    private void close() {
        if (pidFd >= 0) {
            Aside.close(pidFd);
        }
        wakeup.giveBack();
    }
}
