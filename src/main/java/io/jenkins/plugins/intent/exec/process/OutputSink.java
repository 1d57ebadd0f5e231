package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.io.InputStream;

/** Takes one output stream of a process. Never refuses, so that a process never waits for a full disk. */
public interface OutputSink {
    /** Drops everything. */
    OutputSink NONE = new OutputSink() {
        @Override
        public void take(byte[] buffer, int count) {
            // Nobody wants it.
        }

        @Override
        public void end() {
            // Nothing is open.
        }

        @Override
        public void fail(IOException cause) {
            // Nobody waits for it.
        }
    };

    /** The next bytes; {@code buffer} is used again afterwards. */
    void take(byte[] buffer, int count);

    /** Nothing more comes: the stream is at its end. Called once. */
    void end();

    /** Nothing more comes, since the stream could not be read. Called once, instead of {@link #end()}. */
    void fail(IOException cause);

    /** Takes a stream to its end, or until it cannot be read, and closes it. */
    default void takeAll(InputStream stream) {
        try (InputStream in = stream) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                take(buffer, count);
            }
            end();
        } catch (IOException e) {
            fail(e);
        }
    }
}
