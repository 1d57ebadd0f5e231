package io.jenkins.plugins.intent.exec.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Asks Linux for the id that it gave to the newest process or thread: the last word of what it says of its load. */
final class NewestPid {
    private static final String LOAD = "/proc/loadavg";
    private static final int LONGEST_LOAD = 128;
    private static final long UNKNOWN = -1;

    private static final ProcFile KEPT = LibC.isAvailable() ? new ProcFile(LOAD) : null;

    private NewestPid() {}

    /** -1 when unknown. */
    static long read() {
        if (KEPT != null) {
            CallMemory memory = CallMemory.ofThread();
            return lastNumber(memory.bytes(), KEPT.read(memory));
        }
        byte[] load = new byte[LONGEST_LOAD];
        // No channel, which an interrupt would close.
        try (InputStream in = new FileInputStream(LOAD)) {
            return lastNumber(ByteBuffer.wrap(load), in.read(load));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static long lastNumber(ByteBuffer text, int length) {
        int end = length;
        while (end > 0 && !isDigit(text.get(end - 1))) {
            end--;
        }
        long number = 0;
        long unit = 1;
        int at = end;
        for (; at > 0 && isDigit(text.get(at - 1)); at--) {
            number += unit * (text.get(at - 1) - '0');
            unit *= 10;
        }
        return at == end ? UNKNOWN : number;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }
}
