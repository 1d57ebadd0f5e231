package io.jenkins.plugins.intent.exec.process;

import java.nio.ByteBuffer;

/**
 * Asks the system whether this process has a child that it has not started: what commands left behind, however they
 * did, once orphans come to us. Linux keeps a list of children for each thread. Orphans come to our first thread;
 * one that was made a child of its parent's parent comes to the thread that started its parent.
 *
 * <p>Sure is only a list with nothing in it, or with the guardian alone, who outlives all: of a list in which a process
 * goes while it is read, the system may leave out the next one.
 */
final class OrphanLists {
    private static final ProcFile OF_FIRST_THREAD = new ProcFile(path(LibC.getpid()));

    private OrphanLists() {}

    /**
     * Whether no orphan is there, nor any process that this thread of ours has started; false when that is not sure.
     */
    static boolean areSurelyEmpty(long thread) {
        return Orphans.areAdopted() && isSurelyEmpty(thread) && isSurelyEmpty(OF_FIRST_THREAD);
    }

    private static boolean isSurelyEmpty(long thread) {
        ProcFile list = new ProcFile(path(thread));
        try {
            return isSurelyEmpty(list);
        } finally {
            list.close();
        }
    }

    private static boolean isSurelyEmpty(ProcFile list) {
        CallMemory memory = CallMemory.ofThread();
        int length = list.read(memory);
        return length == 0 || length > 0 && number(memory.bytes(), length) == Guardian.pid();
    }

    /** The one that is listed, with a space after it; -1 when there are more. */
    private static long number(ByteBuffer text, int length) {
        long number = 0;
        for (int i = 0; i < length - 1; i++) {
            int digit = text.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static String path(long thread) {
        return "/proc/self/task/" + thread + "/children";
    }
}
