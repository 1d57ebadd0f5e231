package io.jenkins.plugins.intent.jenkins.runs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes lines of the raw output of one stream, for people to read: bytes that are no UTF-8 become
 * replacement characters, a line without an end is cut. Remembers the last few. For one thread.
 */
final class LineBuffer {
    private static final int LONGEST_LINE = 4096;
    private static final int REMEMBERED = 20;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<String> last = new ArrayDeque<>();

    LineBuffer(Consumer<String> lines) {
        this.lines = lines;
    }

    void write(byte[] bytes) {
        for (byte b : bytes) {
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
        lines.accept(shown);
    }
}
