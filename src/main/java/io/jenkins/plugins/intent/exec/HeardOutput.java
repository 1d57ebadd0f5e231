package io.jenkins.plugins.intent.exec;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that somebody hears of. */
final class HeardOutput extends OutputStream {
    /** Hears of bytes as they are written. */
    @FunctionalInterface
    interface Hearer {
        /** Hears nothing. */
        Hearer NONE = (bytes, offset, length) -> {};

        void wrote(byte[] bytes, int offset, int length);
    }

    private final OutputStream stream;
    private final Hearer hearer;

    HeardOutput(OutputStream stream, Hearer hearer) {
        this.stream = stream;
        this.hearer = hearer;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        hearer.wrote(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
