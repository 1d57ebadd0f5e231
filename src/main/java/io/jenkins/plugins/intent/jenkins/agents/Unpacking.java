package io.jenkins.plugins.intent.jenkins.agents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks what an agent sent. Only regular files and directories, only below the target, each name
 * once, and no more bytes than allowed: an agent cannot make links, so it cannot write through them.
 */
final class Unpacking {
    private static final int MAX_ENTRIES = 200_000;

    private Unpacking() {}

    /** @param archive a zip; the caller closes it */
    static void unpack(InputStream archive, Path into, long maxBytes) throws IOException {
        long left = maxBytes;
        int entries = 0;
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MAX_ENTRIES) {
                throw new IOException("the agent sends more than " + MAX_ENTRIES + " files");
            }
            Path target = target(into, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                left -= copy(zip, target, left);
            }
        }
    }

    private static Path target(Path into, String name) throws IOException {
        try {
            Path target = into.resolve(name).normalize();
            boolean sound = name.indexOf('\\') < 0 && !Path.of(name).isAbsolute();
            if (sound && target.startsWith(into) && !target.equals(into)) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw new IOException("the agent sends a file of an impossible name: " + e.getMessage());
        }
        throw new IOException("the agent sends a file named " + name + ", which is not taken");
    }

    private static long copy(InputStream in, Path target, long left) throws IOException {
        try (OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
                BoundedOutput out = new BoundedOutput(file, left)) {
            return in.transferTo(out);
        }
    }
}
