package io.jenkins.plugins.intent.exec.confine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * Where the directories of all boundaries of a user lie, in one place that commands can only read: a policy that makes
 * {@code /tmp} writable, as builds with Maven need it, would otherwise let the commands of one attempt write into the
 * temporary directory and the pipes of another, which is evidence of theirs.
 */
final class OwnDirectories {
    private static final Set<PosixFilePermission> OURS_ONLY = PosixFilePermissions.fromString("rwx------");

    private OwnDirectories() {}

    /** The place in the system's temporary directory; a new one where somebody else has taken its name. */
    static Path place(int uid) throws IOException {
        return place(Path.of(System.getProperty("java.io.tmpdir")).toRealPath(), uid);
    }

    static Path place(Path temporary, int uid) throws IOException {
        Path place = temporary.resolve("intent-" + uid);
        try {
            Files.createDirectory(place, PosixFilePermissions.asFileAttribute(OURS_ONLY));
        } catch (FileAlreadyExistsException e) {
            // Whose it is, is asked in any case.
        }
        Map<String, Object> there =
                Files.readAttributes(place, "unix:uid,isDirectory,permissions", LinkOption.NOFOLLOW_LINKS);
        boolean isOurs = there.get("isDirectory").equals(true)
                && there.get("uid").equals(uid)
                && there.get("permissions").equals(OURS_ONLY);
        return isOurs ? place : Files.createTempDirectory(temporary, "intent-");
    }
}
