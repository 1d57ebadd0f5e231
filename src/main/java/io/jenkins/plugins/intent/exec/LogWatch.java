package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Waits for a text in what a service prints, also across the edges of what comes at once. */
final class LogWatch implements OutputSink {
    private final String wanted;
    private final Runnable onChange;
    private byte[] before = new byte[0];
    private volatile boolean found;

    /** @param onChange called when the text has come, and when nothing more comes */
    LogWatch(String wanted, Runnable onChange) {
        this.wanted = wanted;
        this.onChange = onChange;
    }

    boolean hasCome() {
        return found;
    }

    @Override
    public void take(byte[] buffer, int count) {
        if (found) {
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(before.length + count);
        all.write(before, 0, before.length);
        all.write(buffer, 0, count);
        byte[] bytes = all.toByteArray();
        // Byte by byte, so that nothing depends on where characters begin.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String bytesWanted = new String(wanted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (text.contains(bytesWanted)) {
            found = true;
            onChange.run();
            return;
        }
        int keep = Math.min(bytes.length, bytesWanted.length() - 1);
        before = Arrays.copyOfRange(bytes, bytes.length - keep, bytes.length);
    }

    @Override
    public void end() {
        onChange.run();
    }

    @Override
    public void fail(IOException cause) {
        onChange.run();
    }
}
