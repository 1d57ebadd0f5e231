package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The error stream of a supervisor's own process, for what no job's {@link JobLog} is told: faults that
 * nobody caught. All jobs of a supervisor have the same secrets, which are masked as soon as they are known.
 */
final class ErrorStream extends OutputStream {
    private final OutputStream sink = new FileOutputStream(FileDescriptor.err);
    private List<String> secrets = List.of();
    private volatile Redactor redactor = Redactor.NONE;

    /** From now on this is where {@code System.err} goes. */
    static ErrorStream install() {
        ErrorStream errors = new ErrorStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        return errors;
    }

    /**
     * Masks a job's secrets from now on; returns what masks them.
     *
     * @throws IllegalArgumentException when one cannot be masked
     */
    synchronized Redactor mask(List<String> ofJob) {
        if (!secrets.equals(ofJob)) {
            redactor = Redactor.of(ofJob);
            secrets = List.copyOf(ofJob);
        }
        return redactor;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** What is printed comes line by line. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        sink.write(redactor.mask(text).getBytes(StandardCharsets.UTF_8));
    }
}
