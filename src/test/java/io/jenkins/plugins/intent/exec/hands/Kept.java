package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Keeps what a process of a test writes. */
final class Kept implements OutputSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void take(byte[] buffer, int count) {
        bytes.write(buffer, 0, count);
    }

    @Override
    public void end() {
        // The process tells.
    }

    @Override
    public void fail(IOException cause) {
        throw new AssertionError(cause);
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
