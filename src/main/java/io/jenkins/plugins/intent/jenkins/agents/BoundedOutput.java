package io.jenkins.plugins.intent.jenkins.agents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Refuses to take more than it was told to: an agent does not fill the controller's disk. */
final class BoundedOutput extends FilterOutputStream {
    private final long maxBytes;
    private long bytes;

    BoundedOutput(OutputStream out, long maxBytes) {
        super(out);
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int b) throws IOException {
        take(1);
        out.write(b);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        take(length);
        out.write(buffer, offset, length);
    }

    private void take(int length) throws IOException {
        bytes += length;
        if (bytes > maxBytes) {
            throw new IOException("the agent sends more than " + maxBytes + " bytes; raise the limits in the"
                    + " configuration of Intent Runner, or hand on fewer outputs");
        }
    }
}
