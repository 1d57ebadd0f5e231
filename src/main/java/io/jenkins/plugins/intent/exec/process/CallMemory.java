package io.jenkins.plugins.intent.exec.process;

import java.nio.ByteBuffer;

/**
 * A small piece of memory that each thread has for what its calls of the system read and write. It is made once:
 * making one for each call takes longer than the call. What a call left there is read before the next call.
 */
final class CallMemory {
    static final int SIZE = 512;

    private static final ThreadLocal<CallMemory> OF_THREAD = ThreadLocal.withInitial(CallMemory::new);

    private final ByteBuffer bytes = LibC.memory(SIZE);
    private final long address = LibC.address(bytes);
    private final int thread = LibC.gettid();

    private CallMemory() {}

    static CallMemory ofThread() {
        return OF_THREAD.get();
    }

    ByteBuffer bytes() {
        return bytes;
    }

    long address() {
        return address;
    }

    /** What the system calls the thread. */
    long thread() {
        return thread;
    }
}
