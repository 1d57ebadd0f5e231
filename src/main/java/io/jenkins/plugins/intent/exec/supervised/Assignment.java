package io.jenkins.plugins.intent.exec.supervised;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One job for a supervisor as it comes through the pipe: one after the other, each whole.
 *
 * @param directory the job's
 * @param briefing what no file may hold, see {@link Briefing}
 */
record Assignment(Path directory, byte[] briefing) {
    private static final int MAX_PATH_BYTES = 1 << 16;

    void write(OutputStream out) throws IOException {
        byte[] path = directory.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length + briefing.length + 2 * Integer.BYTES);
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(path.length);
        data.write(path);
        data.writeInt(briefing.length);
        data.write(briefing);
        bytes.writeTo(out);
        out.flush();
    }

    /**
     * Waits for the next one.
     *
     * @throws IOException when nobody is left to send one, or it was cut off by the death of the starter
     */
    static Assignment read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int first = data.read();
        if (first < 0) {
            throw new IOException("nothing came through standard input: its starter died, or it was started by hand");
        }
        try {
            int pathLength = first << 24 | data.readUnsignedByte() << 16 | data.readUnsignedShort();
            byte[] path = bytes(data, pathLength, MAX_PATH_BYTES);
            byte[] briefing = bytes(data, data.readInt(), Briefing.MAX_BYTES);
            return new Assignment(Path.of(new String(path, StandardCharsets.UTF_8)), briefing);
        } catch (EOFException e) {
            throw new IOException("what came through standard input was cut off: its starter died", e);
        }
    }

    private static byte[] bytes(DataInputStream in, int length, int most) throws IOException {
        if (length < 0 || length > most) {
            throw new IOException("what came through standard input is no job");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Says nothing of the briefing. */
    @Override
    public String toString() {
        return "Assignment[" + directory + "]";
    }
}
