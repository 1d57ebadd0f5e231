package io.jenkins.plugins.intent.exec.process;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Something that can be waited for together with files, and that any thread can bring about. */
final class WakeupCall {
    private static final Deque<WakeupCall> UNUSED = new ConcurrentLinkedDeque<>();
    private static final int NONBLOCK = 0x800;

    private final int fd = LibC.eventfd(0, LibC.O_CLOEXEC | NONBLOCK);
    private final ByteBuffer one = LibC.memory(Long.BYTES).putLong(0, 1);
    private boolean called;
    private boolean inUse = true;

    /** One that nobody else uses, until it is given back. */
    static WakeupCall take() {
        WakeupCall unused = UNUSED.poll();
        if (unused == null) {
            return new WakeupCall();
        }
        unused.use();
        return unused;
    }

    private synchronized void use() {
        inUse = true;
    }

    int fd() {
        return fd;
    }

    synchronized void call() {
        if (inUse && !called) {
            called = true;
            LibC.write(fd, LibC.address(one), Long.BYTES);
            Reference.reachabilityFence(one);
        }
    }

    /** Whether it was called since this was last asked. */
    synchronized boolean wasCalled() {
        if (!called) {
            return false;
        }
        called = false;
        LibC.read(fd, CallMemory.ofThread().address(), Long.BYTES);
        return true;
    }

    void giveBack() {
        synchronized (this) {
            wasCalled();
            inUse = false;
        }
        UNUSED.push(this);
    }
}
