package io.jenkins.plugins.intent.jenkins.runs;

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
final class LineBuffer {
    private static final int LONGEST_LINE = 4096;
    private static final int REMEMBERED = 20;

    /** Hears of lines. */
    @FunctionalInterface
    interface Lines {
        /** @param end how many bytes of the stream there were up to the end of the line */
        void line(String text, long end);
    }

    private final Lines lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> last = new ArrayDeque<>();
    private long bytes;

    LineBuffer(Lines lines) {
        this.lines = lines;
    }

    void write(byte[] more) {
        for (byte b : more) {
            bytes++;
            if (b == '\n') {
                end();
            } else if (line.size() < LONGEST_LINE) {
                line.write(b);
            }
        }
    }

    /** Lets go of a last line that has no end. */
    void close() {
        if (line.size() > 0) {
            end();
        }
    }

    Collection<String> last() {
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
