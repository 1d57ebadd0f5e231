package io.jenkins.plugins.intent.exec.supervised;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes of a supervisor as the virtual machine keeps them in memory (class data sharing), in a file beside the
 * runner's jar. With it a supervisor starts in about half the time. It is made once for each jar and Java, in the
 * background, when a few starts have shown that this machine stays, or somebody knows it: on one that lives for a
 * single build it would cost more than it saves. It is a help and no more: Java ignores one that does not fit, and a
 * failure to make it changes nothing.
 */
final class ClassArchive {
    private static final int STARTS = 5;

    private final JavaCommand java;
    private final Optional<Path> file;

    ClassArchive(JavaCommand java) {
        this.java = java;
        this.file = place(java);
    }

    /** The options that use it, when it is there. */
    List<String> options() {
        return file.filter(Files::exists)
                .map(there -> List.of("-XX:SharedArchiveFile=" + there))
                .orElse(List.of());
    }

    /** This machine stays. Begins to make the archive, in a process of its own, unless that was tried before. */
    void ahead(Detachment detachment) {
        if (file.isPresent() && isMissing(file.get())) {
            make(file.get(), detachment);
        }
    }

    /** A supervisor was started. Begins to make the archive when it is time, in a process of its own. */
    void started(Detachment detachment) {
        if (file.isPresent() && isTime(file.get())) {
            make(file.get(), detachment);
        }
    }

    private static boolean isTime(Path file) {
        if (!isMissing(file)) {
            return false;
        }
        Path starts = file.resolveSibling(file.getFileName() + ".starts");
        try {
            Files.write(starts, new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            // Making it takes a while, and may be cut off.
            return Files.size(starts) % STARTS == 0;
        } catch (IOException notToBeCounted) {
            return false;
        }
    }

    private static boolean isMissing(Path file) {
        return !Files.exists(file) && !Files.exists(failed(file));
    }

    private void make(Path place, Detachment detachment) {
        List<String> command = java.running(ClassArchiveMaker.class, List.of());
        command.addAll(List.of(java.java().toString(), java.classPath(), place.toString()));
        try {
            new ProcessBuilder(detachment.wrapPatient(command))
                    .redirectInput(detachment.nothing())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.getLogger(ClassArchive.class.getName())
                    .log(System.Logger.Level.DEBUG, "supervisors start slower: no class archive can be made", e);
        }
    }

    /** Says that this Java cannot archive these classes, so that nobody tries again and again. */
    static Path failed(Path file) {
        return file.resolveSibling(file.getFileName() + ".failed");
    }

    /** Its name changes with the jar and with the Java. Classes in directories cannot be archived. */
    private static Optional<Path> place(JavaCommand java) {
        List<Path> jars = Stream.of(java.classPath().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path directory = jars.get(0).toAbsolutePath().getParent();
        if (!jars.stream().allMatch(Files::isRegularFile) || !Files.isWritable(directory)) {
            return Optional.empty();
        }
        try {
            Path home = java.java().toRealPath().getParent().getParent();
            long mark = mark(home.resolve("lib").resolve("modules"));
            for (Path jar : jars) {
                mark = 31 * mark + mark(jar);
            }
            return Optional.of(directory.resolve(jars.get(0).getFileName() + "." + Long.toHexString(mark) + ".jsa"));
        } catch (IOException notAJavaWeKnow) {
            return Optional.empty();
        }
    }

    private static long mark(Path file) throws IOException {
        return 31 * Files.size(file) + Files.getLastModifiedTime(file).toMillis() + file.hashCode();
    }
}
