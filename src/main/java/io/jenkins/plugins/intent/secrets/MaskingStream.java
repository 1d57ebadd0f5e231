package io.jenkins.plugins.intent.secrets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Passes bytes on, with what the matchers find replaced; holds back what may become a match. */
final class MaskingStream extends OutputStream {
    private static final byte[] MASK = Redactor.MASK.getBytes(StandardCharsets.US_ASCII);

    private final OutputStream sink;
    private final List<Matcher> matchers;
    private byte[] held = new byte[256];
    private boolean[] secret = new boolean[256];
    private int count;
    /** Position in the stream of the first byte held. */
    private long base;

    private boolean insideSecret;
    private boolean closed;

    MaskingStream(OutputStream sink, List<Matcher> matchers) {
        this.sink = sink;
        this.matchers = List.copyOf(matchers);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int passed = count == 0 ? passing(bytes, offset, length) : 0;
        if (passed > 0) {
            sink.write(bytes, offset, passed);
            base += passed;
            insideSecret = false;
        }
        for (int i = offset + passed; i < offset + length; i++) {
            accept(bytes[i]);
        }
        long end = base + count;
        long safe = end;
        for (Matcher matcher : matchers) {
            safe = Math.min(safe, matcher.pending(end));
        }
        letGo((int) (safe - base));
    }

    private int passing(byte[] bytes, int offset, int length) {
        int passed = 0;
        while (passed < length && passes(bytes[offset + passed])) {
            passed++;
        }
        return passed;
    }

    private boolean passes(byte value) {
        for (Matcher matcher : matchers) {
            if (!matcher.passes(value)) {
                return false;
            }
        }
        return true;
    }

    private void accept(byte value) {
        if (count == held.length) {
            held = Arrays.copyOf(held, 2 * count);
            secret = Arrays.copyOf(secret, 2 * count);
        }
        held[count] = value;
        secret[count] = false;
        long position = base + count;
        count++;
        for (Matcher matcher : matchers) {
            long begin = matcher.accept(value, position);
            if (begin >= 0) {
                Arrays.fill(secret, (int) (begin - base), count, true);
            }
        }
    }

    /** Writes the first {@code size} bytes that are held, each run of secret ones as one mask. */
    private void letGo(int size) throws IOException {
        int at = 0;
        while (at < size) {
            int end = at;
            while (end < size && secret[end] == secret[at]) {
                end++;
            }
            if (!secret[at]) {
                sink.write(held, at, end - at);
            } else if (!insideSecret) {
                sink.write(MASK);
            }
            insideSecret = secret[at];
            at = end;
        }
        System.arraycopy(held, size, held, 0, count - size);
        System.arraycopy(secret, size, secret, 0, count - size);
        count -= size;
        base += size;
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (OutputStream closing = sink) {
                letGo(count);
                closing.flush();
            }
        }
    }
}
