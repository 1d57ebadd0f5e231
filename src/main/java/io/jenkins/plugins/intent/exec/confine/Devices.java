package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.files.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The devices of the machine that a user's commands get besides the usual harmless ones, such as those for virtual
 * machines and graphics. Terminals are none of them: who can open one of the user's reads what is typed there, and
 * writes what seems to come from elsewhere.
 */
final class Devices {
    private static final Pattern MADE_ANEW =
            Pattern.compile("null|zero|full|random|urandom|fd|std(in|out|err)|core|shm|mqueue|hugepages");
    private static final Pattern TERMINAL = Pattern.compile("pts|ptmx|tty[0-9]*|console|vcs.*");

    private Devices() {}

    /**
     * Those that this process may open, and directories of devices.
     *
     * @param directory where the system has them
     * @param uid of this process; a terminal that somebody is logged in at belongs to them
     */
    static List<Path> shared(Path directory, int uid) {
        try {
            return FileTrees.entries(directory).stream()
                    .filter(entry -> isShared(entry, uid))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static boolean isShared(Path entry, int uid) {
        String name = entry.getFileName().toString();
        if (MADE_ANEW.matcher(name).matches() || TERMINAL.matcher(name).matches()) {
            return false;
        }
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) || isDevice(entry, uid);
    }

    private static boolean isDevice(Path entry, int uid) {
        try {
            Map<String, Object> known = Files.readAttributes(entry, "unix:isOther,uid", LinkOption.NOFOLLOW_LINKS);
            return known.get("isOther").equals(true)
                    && !known.get("uid").equals(uid)
                    && (Files.isReadable(entry) || Files.isWritable(entry));
        } catch (IOException vanished) {
            return false;
        }
    }
}
