package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Quote;
import java.util.Optional;

/**
 * Whether a path stays inside the project, judged by its text alone: the document may have been
 * written on another system, and links can only be followed where it runs. Both slashes separate.
 */
final class ProjectPaths {
    private ProjectPaths() {}

    /**
     * What is wrong with {@code path}, taken from {@code base}; both are relative to the project.
     */
    static Optional<String> problem(String base, String path) {
        if (isAbsolute(path)) {
            return Optional.of(Quote.of(path) + " is absolute, expected a path inside the project");
        }
        int depth = depth(path, depth(base, 0));
        return depth < 0 ? Optional.of(Quote.of(path) + " leads out of the project") : Optional.empty();
    }

    private static boolean isAbsolute(String path) {
        if (path.isEmpty()) {
            return false;
        }
        char first = path.charAt(0);
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && (first | 0x20) >= 'a' && (first | 0x20) <= 'z';
        return isSeparator(first) || drive;
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    /** How many directories below the project a path ends that starts so far below; negative once it has left. */
    private static int depth(String path, int from) {
        int depth = from;
        for (int start = 0, end; start < path.length() && depth >= 0; start = end + 1) {
            end = start;
            while (end < path.length() && !isSeparator(path.charAt(end))) {
                end++;
            }
            if (end - start == 2 && path.startsWith("..", start)) {
                depth--;
            } else if (end > start && !(end - start == 1 && path.charAt(start) == '.')) {
                depth++;
            }
        }
        return depth;
    }
}
