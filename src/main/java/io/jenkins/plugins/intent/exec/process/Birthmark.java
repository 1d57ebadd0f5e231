package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.secrets.RandomBits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a process is born with, and whatever comes from it: it survives an emptied environment,
 * another session and the death of every parent. It is written where it changes nothing and anybody may
 * read it, into the soft limit of the time that a realtime process may take without a pause (Linux'
 * {@code RLIMIT_RTTIME}), as so many microseconds on top of 36,000 years. Children take it over from us.
 *
 * <p>A process that sets this limit itself has no birthmark any more, and with it what comes from it.
 */
final class Birthmark {
    /** Of a process whose origin nobody need know. */
    static final long NONE = 0;

    private static final int RLIMIT_RTTIME = 15;
    private static final long UNLIMITED = -1;
    private static final long BASE_MICROS = 1L << 60;
    private static final Pattern LIMIT = Pattern.compile("^Max realtime timeout +(\\d+) ", Pattern.MULTILINE);

    /** Not the same in two runners, of which one may run inside of a command of the other. */
    private static final long FIRST = RandomBits.next() >>> 16;

    private static final AtomicLong LAST = new AtomicLong(FIRST);

    private Birthmark() {}

    /** One that nobody else has. */
    static long issue() {
        return LAST.incrementAndGet();
    }

    /** Whether it was issued here. */
    private static boolean isOurs(long number) {
        return number > FIRST && number <= LAST.get();
    }

    /** Whether children of ours can be given one: not where somebody else has set this limit. */
    static boolean isPossible() {
        CallMemory memory = CallMemory.ofThread();
        if (LibC.getrlimit(RLIMIT_RTTIME, memory.address()) != 0) {
            return false;
        }
        long soft = memory.bytes().getLong(0);
        long hard = memory.bytes().getLong(Long.BYTES);
        return hard == UNLIMITED && Long.compareUnsigned(soft, BASE_MICROS) >= 0;
    }

    /** What is started from now on has this number. */
    static void next(long number) {
        CallMemory memory = CallMemory.ofThread();
        ByteBuffer limit = memory.bytes();
        limit.putLong(0, BASE_MICROS + number).putLong(Long.BYTES, UNLIMITED);
        if (LibC.setrlimit(RLIMIT_RTTIME, memory.address()) != 0) {
            throw new IllegalStateException("a limit cannot be set that could: " + LibC.text(LibC.errno()));
        }
    }

    /** That of a process; {@link #NONE} when it has none of ours or is gone. */
    static long of(long pid) {
        try {
            String limits = new String(ProcFs.bytes(pid, "limits"), StandardCharsets.US_ASCII);
            return Optional.of(LIMIT.matcher(limits))
                    .filter(Matcher::find)
                    .map(found -> Long.parseUnsignedLong(found.group(1)) - BASE_MICROS)
                    .filter(Birthmark::isOurs)
                    .orElse(NONE);
        } catch (IOException gone) {
            return NONE;
        }
    }
}
