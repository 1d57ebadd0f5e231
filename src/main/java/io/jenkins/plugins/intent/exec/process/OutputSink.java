package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;

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
}
