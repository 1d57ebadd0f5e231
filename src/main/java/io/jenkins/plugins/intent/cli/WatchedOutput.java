package io.jenkins.plugins.intent.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Remembers why something could not be written, which a {@link java.io.PrintStream} does not tell. That
 * the reader has left, as {@code head} does, is no failure.
 */
final class WatchedOutput extends FilterOutputStream {
    private IOException failure;

    WatchedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            remember(e);
            throw e;
        }
    }

    private synchronized void remember(IOException cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (failure == null && !words.contains("broken pipe")) {
            failure = cause;
        }
    }

    /** The first time that something could not be written. */
    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }
}
