package io.jenkins.plugins.intent.policy;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Directories besides the project that destructive tools may touch. */
final class WritableRoots {
    static final WritableRoots NONE = new WritableRoots(List.of());

    private final List<String> roots;

    WritableRoots(List<String> roots) {
        this.roots = List.copyOf(roots);
    }

    static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("[A-Za-z]:[\\\\/].*");
    }

    /** Whether an absolute path without parent components lies below one of them. */
    boolean contain(String path, Platform platform) {
        String place = normal(path, platform);
        for (String root : roots) {
            String normal = normal(root, platform);
            if (place.equals(normal) || place.startsWith(normal.endsWith("/") ? normal : normal + "/")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a real path of this machine lies below one of them. */
    boolean containReal(Path real) throws IOException {
        for (String root : roots) {
            try {
                if (real.startsWith(RealPaths.canonical(Path.of(root)))) {
                    return true;
                }
            } catch (InvalidPathException e) {
                continue;
            }
        }
        return false;
    }

    private static String normal(String path, Platform platform) {
        String slashes = platform == Platform.WINDOWS ? path.replace('\\', '/').toLowerCase(Locale.ROOT) : path;
        List<String> kept = new ArrayList<>();
        for (String component : slashes.split("/")) {
            if (!component.isEmpty() && !component.equals(".")) {
                kept.add(component);
            }
        }
        return (slashes.startsWith("/") ? "/" : "") + String.join("/", kept);
    }
}
