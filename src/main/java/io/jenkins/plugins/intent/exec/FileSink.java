package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.ProjectFiles;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A file of the project that gets what a command prints, byte for byte. */
final class FileSink implements OutputSink {
    private final String written;
    private final Runnable onFailure;
    private final OutputStream file;
    private int open = 1;
    private IOException failure;

    /**
     * @param written the file's name in the document, for messages
     * @param onFailure told once, when the disk does not take the output
     */
    FileSink(Path path, String written, boolean append, Runnable onFailure) throws IOException {
        this.written = written;
        this.onFailure = onFailure;
        this.file = ProjectFiles.write(path, append);
    }

    /** One more stream that it takes; it is closed after the last. */
    synchronized FileSink shared() {
        open++;
        return this;
    }

    @Override
    public synchronized void take(byte[] buffer, int count) {
        if (failure != null || open <= 0) {
            return;
        }
        try {
            file.write(buffer, 0, count);
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public synchronized void end() {
        open--;
        if (open == 0) {
            close();
        }
    }

    @Override
    public void fail(IOException cause) {
        end();
    }

    /** Closes it; what still comes is dropped. */
    synchronized void close() {
        open = 0;
        try {
            file.close();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException cause) {
        if (failure == null) {
            failure = cause;
            onFailure.run();
        }
    }

    /** Why not all of it could be written, naming the file; empty when it could. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure)
                .map(cause -> "cannot write its output to `" + written + "`: " + IoErrors.reason(cause));
    }
}
