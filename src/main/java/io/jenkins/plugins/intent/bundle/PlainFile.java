package io.jenkins.plugins.intent.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Whether a file of a bundle is there; one that may not be looked for is not missing. */
final class PlainFile {
    private PlainFile() {}

    /** @throws IOException when that cannot be found out, such as for want of permission */
    static boolean isThere(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
