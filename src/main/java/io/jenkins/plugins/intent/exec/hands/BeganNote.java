package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what a process says when it begins: a line with its id. */
final class BeganNote implements OutputSink {
    private static final int LONGEST = 100;
    private static final Pattern LINE = Pattern.compile("began ([0-9]{1,18})\n");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void take(byte[] buffer, int count) {
        if (bytes.size() + count < LONGEST) {
            bytes.write(buffer, 0, count);
        }
    }

    @Override
    public void end() {
        // It stays as it is.
    }

    @Override
    public void fail(IOException cause) {
        // Then it did not begin, as far as can be seen.
    }

    /** -1 as long as nothing was said. */
    synchronized long pid() {
        Matcher line = LINE.matcher(bytes.toString(StandardCharsets.US_ASCII));
        return line.matches() ? Long.parseLong(line.group(1)) : -1;
    }
}
