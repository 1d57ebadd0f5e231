package io.jenkins.plugins.intent.exec.confine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where this program lies: its jar with what is kept beside it (native code, archives of classes), and its Java. The next
 * supervisor and the next call are started from there, so commands that could write it would get out of any boundary.
 */
final class OwnProgram {
    private OwnProgram() {}

    /** Real paths of directories, those that are there. */
    static Set<Path> directories() throws IOException {
        return directories(System.getProperty("java.class.path"), System.getProperty("java.home"));
    }

    static Set<Path> directories(String classPath, String java) throws IOException {
        Set<Path> directories = new TreeSet<>();
        for (String entry : Stream.concat(Stream.of(java), Stream.of(classPath.split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .toList()) {
            Path path = Path.of(entry);
            if (Files.exists(path)) {
                Path real = path.toRealPath();
                directories.add(Files.isDirectory(real) ? real : real.getParent());
            }
        }
        return directories;
    }
}
