package io.jenkins.plugins.intent.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is whole or absent, as {@link AtomicFiles} write them, of which can be done ahead what needs no content:
 * {@link #prepare} makes it under a temporary name, {@link #write} fills it and gives it its own, and {@link #close}
 * takes away what was never written. For one thread.
 */
public final class PreparedFile implements Closeable {
    private final Path target;
    private Path temporary;
    private FileChannel channel;

    public PreparedFile(Path target) {
        this.target = target;
    }

    /** Makes it, if that was not done before; what is wrong then is said by {@link #write}. */
    public void prepare() {
        try {
            open();
        } catch (IOException e) {
            // Whoever writes tries again.
            return;
        }
    }

    private void open() throws IOException {
        if (channel == null) {
            temporary = FileTrees.temporaryFor(target);
            channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** Fills it, in place of any other with its name; survives a crash of the process, not necessarily of the machine. */
    public void write(byte[] content) throws IOException {
        open();
        try {
            AtomicFiles.fill(channel, content);
            channel.close();
        } catch (IOException e) {
            throw IoErrors.about(target, e);
        }
        AtomicFiles.move(temporary, target);
        temporary = null;
    }

    @Override
    public void close() throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
