package io.jenkins.plugins.intent.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Makes lines of the raw output of one stream, for people to read: bytes that are no UTF-8 become
 * replacement characters, of a very long line the beginning is kept, and how much more there was. Remembers the last
 * few. For one thread.
 */
public final class LineBuffer {
    private static final int LONGEST_LINE = 4096;
    private static final int REMEMBERED = 20;

    /** Of UTF-8: how many bytes a character has at most, and how those after its first one begin. */
    private static final int LONGEST_CHARACTER = 4;

    private static final int CONTINUES_MASK = 0xc0;
    private static final int CONTINUES = 0x80;

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
    private long leftOut;

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
        int kept = Math.min(length, LONGEST_LINE - line.size());
        line.write(from, offset, kept);
        leftOut += length - kept;
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
        String shown = leftOut > 0 ? beginning() : whole();
        line.reset();
        leftOut = 0;
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(shown);
        lines.line(shown, bytes);
    }

    private String whole() {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Up to the last character that is whole. */
    private String beginning() {
        byte[] kept = line.toByteArray();
        int length = kept.length;
        while (length > kept.length - LONGEST_CHARACTER && (kept[length - 1] & CONTINUES_MASK) == CONTINUES) {
            length--;
        }
        boolean beginsOne = (kept[length - 1] & 0xff) >= CONTINUES_MASK;
        int end = beginsOne ? length - 1 : kept.length;
        return new String(kept, 0, end, StandardCharsets.UTF_8) + " … (" + (leftOut + kept.length - end)
                + " more bytes of this line)";
    }
}
