package io.jenkins.plugins.intent.exec.hands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Small files that the other side writes: of bounded length, and never through a link. */
final class SharedFiles {
    private static final int LONGEST = 1 << 16;

    private SharedFiles() {}

    /** The first line; null when there is no such file. */
    static String line(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            return end < 0 ? text : text.substring(0, end);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
