package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What every process has that we start: a session of its own, no signal that is blocked, and only those ignored that
 * this Java found ignored, as shells do.
 *
 * <p>The others are named to the system one by one; else it asks for each of them in every new process.
 */
final class SpawnAttributes {
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;
    /** More than any system's structures need, which it fills in itself. */
    private static final int STRUCTURE_BYTES = 1024;
    /** The C library's own, and the two that nobody can change. */
    private static final long NOT_TO_BE_NAMED = of(32) | of(33) | of(9) | of(19);

    private static final String IGNORED = "\nSigIgn:\t";
    private static final int HEXADECIMAL = 16;

    private static final ByteBuffer STRUCTURE = structure();
    private static final long ADDRESS = LibC.address(STRUCTURE);

    private SpawnAttributes() {}

    static long address() {
        return ADDRESS;
    }

    private static ByteBuffer structure() {
        ByteBuffer attributes = LibC.memory(STRUCTURE_BYTES);
        ByteBuffer signals = LibC.memory(STRUCTURE_BYTES);
        LibC.posix_spawnattr_init(LibC.address(attributes));
        LibC.posix_spawnattr_setsigmask(LibC.address(attributes), LibC.address(signals));
        short named = 0;
        OptionalLong ignored = ignored();
        if (ignored.isPresent()) {
            signals.putLong(0, ~ignored.getAsLong() & ~NOT_TO_BE_NAMED);
            LibC.posix_spawnattr_setsigdefault(LibC.address(attributes), LibC.address(signals));
            named = SETSIGDEF;
        }
        Reference.reachabilityFence(signals);
        LibC.posix_spawnattr_setflags(LibC.address(attributes), (short) (SETSIGMASK | SETSID | named));
        return attributes;
    }

    private static OptionalLong ignored() {
        try {
            String status = Files.readString(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1);
            int start = status.indexOf(IGNORED) + IGNORED.length();
            return OptionalLong.of(Long.parseUnsignedLong(status, start, status.indexOf('\n', start), HEXADECIMAL));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unknown) {
            return OptionalLong.empty();
        }
    }

    private static long of(int signal) {
        return 1L << (signal - 1);
    }
}
