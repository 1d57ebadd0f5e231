package io.jenkins.plugins.intent.jenkins.agents;

import io.jenkins.plugins.intent.files.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of files that are asked for again and again. One is taken anew when the file is another or
 * was touched: Unix keeps the time of the last change of anything about a file, which no program can
 * set. Where there is no such time, every answer is taken anew. Safe for use by many threads.
 */
final class KnownDigests {
    private static final String IDENTITY = "unix:ino,size,ctime";
    /** Two changes within one tick of the file system's clock look alike. */
    private static final long SETTLED_MS = 2_000;

    private record Known(Map<String, Object> identity, String sha256) {}

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** SHA-256 of a file that is no link, in lower-case hex. */
    String sha256(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Digests.sha256(file);
        }
        Map<String, Object> identity = Files.readAttributes(file, IDENTITY, LinkOption.NOFOLLOW_LINKS);
        Known before = known.get(file);
        if (before != null && before.identity().equals(identity)) {
            return before.sha256();
        }
        String sha256 = Digests.sha256(file);
        long changedMs = ((FileTime) identity.get("ctime")).toMillis();
        if (Math.abs(System.currentTimeMillis() - changedMs) > SETTLED_MS) {
            known.put(file, new Known(identity, sha256));
        }
        return sha256;
    }
}
