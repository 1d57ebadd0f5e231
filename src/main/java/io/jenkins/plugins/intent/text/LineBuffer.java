package io.jenkins.plugins.intent.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Makes lines of the raw output of one stream, for people to read: bytes that are no UTF-8 become
 * replacement characters, a line without an end is cut. Remembers the last few. For one thread.
 */
public final class LineBuffer {
    private static final int LONGEST_LINE = 4096;
    private static final int REMEMBERED = 20;

    /** Hears of lines. */
    @FunctionalInterface
    public interface Lines {
        /** @param end how many bytes of the stream there were up to the end of the line */
        void line(String text, long end);
    }

    private final Lines lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> last = new ArrayDeque<>();
    private long bytes;

    /** @param lines hears of each line when it is whole */
    public LineBuffer(Lines lines) {
        this.lines = lines;
    }

    public void write(byte[] more) {
        write(more, 0, more.length);
    }

    /** Takes the next bytes; there may be very many without a line's end among them. */
    public void write(byte[] from, int offset, int length) {
        int start = offset;
        int limit = offset + length;
        for (int i = offset; i < limit; i++) {
            if (from[i] == '\n') {
                take(from, start, i - start);
                bytes++;
                end();
                start = i + 1;
            }
        }
        take(from, start, limit - start);
    }

    private void take(byte[] from, int offset, int length) {
        line.write(from, offset, Math.min(length, LONGEST_LINE - line.size()));
        bytes += length;
    }

    /** Lets go of a last line that has no end. */
    public void close() {
        if (line.size() > 0) {
            end();
        }
    }

    /** The last few lines. */
    public Collection<String> last() {
        return List.copyOf(last);
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        String shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(shown);
        lines.line(shown, bytes);
    }
}
