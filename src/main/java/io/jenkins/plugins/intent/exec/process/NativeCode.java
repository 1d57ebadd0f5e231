package io.jenkins.plugins.intent.exec.process;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;

/**
 * Where JNA finds its native part. By itself it unpacks that on every start, asks other programs where
 * libraries are, and may take one of the system's; so it is unpacked once, beside the jar that has it,
 * which is as much to be trusted. Where that cannot be written, JNA does as it does by itself.
 */
final class NativeCode {
    private static final String LIBRARY = "libjnidispatch.so";

    private NativeCode() {}

    /** Before the first use of JNA. */
    static void prepare() {
        setDefault("jna.nosys", "true");
        setDefault("jna.platform.library.path", "/usr/lib");
        if (System.getProperty("jna.boot.library.path") == null) {
            try {
                Path directory = unpacked();
                if (directory != null) {
                    System.setProperty("jna.boot.library.path", directory.toString());
                }
            } catch (IOException | URISyntaxException | SecurityException e) {
                // JNA finds another place.
                return;
            }
        }
    }

    private static void setDefault(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static Path unpacked() throws IOException, URISyntaxException {
        CodeSource source = Platform.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        Path jar = Path.of(source.getLocation().toURI());
        if (!Files.isRegularFile(jar)) {
            return null;
        }
        String mark = Long.toHexString(
                31 * Files.size(jar) + Files.getLastModifiedTime(jar).toMillis());
        Path directory = jar.resolveSibling(jar.getFileName() + "." + mark + ".native");
        Path library = directory.resolve(LIBRARY);
        if (Files.isRegularFile(library)) {
            return directory;
        }
        if (!Files.isWritable(directory.getParent())) {
            return null;
        }
        try (InputStream packed =
                Platform.class.getResourceAsStream("/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + LIBRARY)) {
            if (packed == null) {
                return null;
            }
            Files.createDirectories(directory);
            Path incoming = Files.createTempFile(directory, "incoming", ".so");
            Files.copy(packed, incoming, StandardCopyOption.REPLACE_EXISTING);
            Files.move(incoming, library, StandardCopyOption.ATOMIC_MOVE);
        }
        return directory;
    }
}
