package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.files.SystemPrograms;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Named pipes. Opening one waits for the other side, and nothing but {@link #letGo} ends that. */
final class Fifos {
    private Fifos() {}

    /** Makes them; false where they cannot be made, which is no error. */
    static boolean make(Path directory, List<String> names) throws InterruptedException {
        Optional<String> program = SystemPrograms.find("mkfifo", directory);
        if (program.isEmpty()) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of(program.get(), "--"));
        command.addAll(names);
        try {
            Process mkfifo = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
            return mkfifo.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Waits for somebody who writes. */
    static InputStream openToRead(Path fifo) throws IOException {
        return Channels.newInputStream(Files.newByteChannel(fifo, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Waits for somebody who reads. */
    static OutputStream openToWrite(Path fifo) throws IOException {
        return Channels.newOutputStream(
                Files.newByteChannel(fifo, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    /** Whoever waits for the other side right now gets it, and finds that it brings nothing. */
    static void letGo(Path fifo) throws IOException {
        Files.newByteChannel(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                .close();
    }
}
