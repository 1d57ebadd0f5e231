package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens files that commands may have made into anything by now, such as a named pipe that nobody reads, or a link that
 * leads out of the project: what a boundary keeps from commands, nobody outside should do for them.
 */
public final class ProjectFiles {
    private ProjectFiles() {}

    /**
     * Opens a regular file to be read, to be handed to a command. Nothing else is: a directory of ours would lead a
     * command out of a boundary, since all that is reached from it is as we may use it.
     *
     * @param file absolute, and without a link when somebody looked
     * @throws IOException also when it is something else by now
     */
    static Descriptor read(Path file) throws IOException {
        Descriptor found = Descriptor.reading(PathNames.bytes(file));
        try {
            requireAt(found, file);
            if (!Files.isRegularFile(known(found))) {
                throw new IOException("it is no regular file");
            }
            return found;
        } catch (IOException e) {
            found.close();
            throw e;
        }
    }

    /**
     * Writes to a regular file, which is made when it is not there. Where the system can be asked for it, this
     * waits for nobody and is led nowhere else, whatever has become of the file or of a directory around it since
     * somebody looked.
     *
     * @param file absolute, and without a link when somebody looked
     * @param append to its end, in place of what it has
     * @throws IOException also when it is something else by now
     */
    public static OutputStream write(Path file, boolean append) throws IOException {
        if (!LibC.isAvailable()) {
            return open(file, append, LinkOption.NOFOLLOW_LINKS);
        }
        Descriptor directory = Descriptor.place(PathNames.bytes(file.getParent()));
        try {
            requireAt(directory, file.getParent());
            return write(known(directory).resolve(file.getFileName()), file, append);
        } finally {
            directory.close();
        }
    }

    /** @param name of the file in the very directory that was looked at */
    private static OutputStream write(Path name, Path file, boolean append) throws IOException {
        try {
            Files.createFile(name);
        } catch (FileAlreadyExistsException e) {
            // Also a link; what that leads to is not made.
        }
        Descriptor found = Descriptor.writing(PathNames.bytes(name));
        try {
            requireAt(found, file);
            return open(known(found), append);
        } finally {
            found.close();
        }
    }

    /** The name by which the system knows an open file. */
    private static Path known(Descriptor file) {
        return Path.of("/proc/self/fd/" + file.fd());
    }

    private static void requireAt(Descriptor file, Path place) throws IOException {
        Path found = Files.readSymbolicLink(known(file));
        if (!found.equals(place)) {
            throw new IOException("it was exchanged while it was opened, and is `" + found + "` now");
        }
    }

    private static OutputStream open(Path file, boolean append, OpenOption... more) throws IOException {
        Set<OpenOption> options = new HashSet<>(List.of(more));
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.WRITE);
        options.add(append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        return Files.newOutputStream(file, options.toArray(OpenOption[]::new));
    }
}
