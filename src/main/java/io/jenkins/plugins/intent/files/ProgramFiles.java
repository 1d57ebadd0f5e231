package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that the program brings along beside its classes. The launcher script says where they lie unpacked: a short
 * call is over sooner when Java need not open the jar for them, as it has all classes from elsewhere. What is not
 * there, or for whoever starts Java otherwise, comes from the class path.
 */
public final class ProgramFiles {
    /** Set by the launcher script: the directory that was packed into the jar. */
    private static final String UNPACKED = System.getProperty("intent.files");

    private ProgramFiles() {}

    /**
     * The bytes of a file.
     *
     * @param beside a class that it lies beside, unless its name is a path from the root, which begins with a slash
     * @throws IllegalStateException when there is none, or it cannot be read
     */
    public static byte[] bytes(Class<?> beside, String name) {
        try {
            byte[] unpacked = UNPACKED == null ? null : unpacked(UNPACKED, beside, name);
            return unpacked == null ? packed(beside, name) : unpacked;
        } catch (IOException e) {
            throw new IllegalStateException("the program is damaged: " + name, e);
        }
    }

    /** Null when there is none. */
    static byte[] unpacked(String directory, Class<?> beside, String name) {
        try {
            return Files.readAllBytes(Path.of(directory, path(beside, name)));
        } catch (IOException absent) {
            return null;
        }
    }

    private static String path(Class<?> beside, String name) {
        return name.startsWith("/") ? name : beside.getPackageName().replace('.', '/') + "/" + name;
    }

    private static byte[] packed(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }
}
