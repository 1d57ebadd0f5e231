package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Quote;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a path stays inside the project, judged by its text alone: the document may have been
 * written on another system, and links can only be followed where it runs. Both slashes separate.
 */
final class ProjectPaths {
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
    private static final Pattern ABSOLUTE = Pattern.compile("^(?:[/\\\\]|[A-Za-z]:).*", Pattern.DOTALL);

    private ProjectPaths() {}

    /**
     * What is wrong with {@code path}, taken from {@code base}; both are relative to the project.
     */
    static Optional<String> problem(String base, String path) {
        if (ABSOLUTE.matcher(path).matches()) {
            return Optional.of(Quote.of(path) + " is absolute, expected a path inside the project");
        }
        int depth = 0;
        for (String part : SEPARATORS.split(base + "/" + path)) {
            if (part.equals("..")) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return Optional.of(Quote.of(path) + " leads out of the project");
            }
        }
        return Optional.empty();
    }
}
