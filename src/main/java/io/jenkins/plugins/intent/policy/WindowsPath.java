package io.jenkins.plugins.intent.policy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What Windows makes of a path, where it differs from what one reads. */
final class WindowsPath {
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("\\.\\.[. ]*");
    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(com|lpt)[0-9\u00b9\u00b2\u00b3]");
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");

    private WindowsPath() {}

    /** A drive, a rooted path, a network share or a device path: none is relative to the directory. */
    static boolean isAbsolute(String path) {
        return path.startsWith("\\")
                || path.startsWith("/")
                || DRIVE.matcher(path).matches();
    }

    /** Whether a component means the parent; Windows ignores blanks and dots at its end. */
    static boolean hasParent(String path) {
        for (String component : path.split("[\\\\/]+")) {
            if (PARENT.matcher(component).matches()) {
                return true;
            }
        }
        return false;
    }

    /** A device by its reserved name, in any directory and with any extension, or a stream of a file. */
    static boolean isSpecial(String path) {
        for (String component : path.split("[\\\\/]+")) {
            if (component.indexOf(':') >= 0) {
                return true;
            }
            int dot = component.indexOf('.');
            String name =
                    (dot < 0 ? component : component.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
            if (DEVICES.contains(name) || NUMBERED_DEVICE.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }
}
