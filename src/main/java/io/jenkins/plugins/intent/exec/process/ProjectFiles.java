package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens files that commands may have made into anything by now, such as a named pipe that nobody reads. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /**
     * Writes to a regular file, which is made when it is not there. Where the system can be asked for it, this
     * waits for nobody, whatever has become of the file since somebody looked.
     *
     * @param append to its end, in place of what it has
     */
    public static OutputStream write(Path file, boolean append) throws IOException {
        if (!LibC.isAvailable()) {
            return open(file, append);
        }
        Descriptor found = Descriptor.writing(PathNames.bytes(file));
        try {
            // The very same file, under the name by which the system knows an open one.
            return open(Path.of("/proc/self/fd/" + found.fd()), append);
        } finally {
            found.close();
        }
    }

    private static OutputStream open(Path file, boolean append) throws IOException {
        return Files.newOutputStream(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    }
}
