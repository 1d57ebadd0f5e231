package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a {@link ClassArchive}: {@code ClassArchiveMaker JAVA CLASSPATH FILE}. Java writes an archive
 * of the classes that a program used when that program ends, so a supervisor rehearses one job; the
 * file gets its name when it is whole.
 */
final class ClassArchiveMaker {
    private static final long PATIENCE_SEC = 120;

    private ClassArchiveMaker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[2]);
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock mine = channel.tryLock()) {
            // The file of the lock stays: whoever deleted it would let two of us work at once.
            if (mine != null && !Files.exists(file)) {
                make(new JavaCommand(Path.of(args[0]), args[1]), file);
            }
        }
    }

    private static void make(JavaCommand java, Path file) throws IOException, InterruptedException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        Process rehearsal = new ProcessBuilder(
                        java.running(Rehearsal.class, List.of("-XX:ArchiveClassesAtExit=" + unfinished)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!rehearsal.waitFor(PATIENCE_SEC, TimeUnit.SECONDS)) {
            rehearsal.destroyForcibly();
        } else if (rehearsal.exitValue() == 0 && Files.exists(unfinished)) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.write(ClassArchive.failed(file), new byte[0]);
        }
        Files.deleteIfExists(unfinished);
    }
}
