package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where this process stands, as far as Java cannot change it by itself: its directory, and the file that
 * its error stream goes to. A process that goes from one work to the next takes neither with it.
 */
public final class Standpoint {
    private static final int STDERR = 2;
    private static final Path ROOT = Path.of("/");
    private static final Path NOTHING = Path.of("/dev/null");

    private Standpoint() {}

    /** Whether it can be changed on this system. */
    public static boolean isMovable() {
        return LibC.isAvailable();
    }

    /** Stands in a directory and complains into a file, which is made when it is not there. */
    public static void take(Path directory, Path errors) throws IOException {
        Descriptor file = Descriptor.appending(PathNames.bytes(errors));
        try {
            byte[] path = PathNames.bytes(directory);
            if (LibC.dup2(file.fd(), STDERR) < 0 || LibC.chdir(Arrays.copyOf(path, path.length + 1)) != 0) {
                throw new IOException(directory + ": " + LibC.text(LibC.errno()));
            }
        } finally {
            file.close();
        }
    }

    /** Is in nobody's way: in no directory that somebody may want to be rid of, with no file open. */
    public static void leave() throws IOException {
        take(ROOT, NOTHING);
    }
}
