package io.jenkins.plugins.intent.exec.process;

import java.nio.charset.StandardCharsets;

/** A short file in which the system tells how things are now: kept open, and read from its beginning each time. */
final class ProcFile {
    private final int fd;

    ProcFile(String path) {
        fd = LibC.open((path + '\0').getBytes(StandardCharsets.US_ASCII), LibC.O_RDONLY | LibC.O_CLOEXEC, 0);
    }

    /** Reads into the thread's memory; says how many bytes there are now, negative when it cannot be read. */
    int read(CallMemory memory) {
        return fd < 0 ? -1 : (int) LibC.pread(fd, memory.address(), CallMemory.SIZE, 0);
    }

    void close() {
        if (fd >= 0) {
            LibC.close(fd);
        }
    }
}
