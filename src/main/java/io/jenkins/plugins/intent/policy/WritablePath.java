package io.jenkins.plugins.intent.policy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a policy may name as writable for commands that the kernel confines. */
public final class WritablePath {
    private static final Pattern VARIABLE_FIRST = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}(/.*)?");
    private static final List<String> NEVER = List.of("/dev", "/proc", "/sys");

    private WritablePath() {}

    /** What is wrong with it, in words; null when nothing is. */
    public static String problem(String path) {
        if (Arrays.asList(path.split("/")).contains("..")) {
            return "`" + path + "` leads out of where it begins";
        }
        if (!path.startsWith("/") && !VARIABLE_FIRST.matcher(path).matches()) {
            return "expected an absolute path, or one that begins with a variable, found `" + path + "`";
        }
        return problemOfAbsolute(path);
    }

    /**
     * What is wrong with a path whose variables have been replaced; null when nothing is.
     *
     * @param path absolute, normal
     */
    public static String problemOfAbsolute(String path) {
        String normal = path.replaceAll("/+(\\./)*", "/").replaceAll("(?<=.)/$", "");
        if (normal.equals("/")) {
            return "`/` as writable is everything, which is no boundary";
        }
        return NEVER.stream()
                .filter(root -> normal.equals(root) || normal.startsWith(root + "/"))
                .findFirst()
                .map(root -> "`" + path + "` belongs to the kernel and cannot be made writable")
                .orElse(null);
    }
}
