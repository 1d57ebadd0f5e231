package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.shell.Unknowns;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The boundary of the project, as the platform that is judged for understands paths, on whatever
 * system the judging happens.
 */
final class Boundary {
    private static final Set<String> DATA_DEVICES = Set.of(
            "/dev/null",
            "/dev/zero",
            "/dev/full",
            "/dev/random",
            "/dev/urandom",
            "/dev/stdin",
            "/dev/stdout",
            "/dev/stderr",
            "/dev/tty",
            "/dev/fd/0",
            "/dev/fd/1",
            "/dev/fd/2");

    private final PolicyContext context;
    private final WritableRoots writableRoots;

    Boundary(PolicyContext context, WritableRoots writableRoots) {
        this.context = context;
        this.writableRoots = writableRoots;
    }

    boolean isWindows() {
        return context.platform() == Platform.WINDOWS;
    }

    boolean isAbsolute(String path) {
        return isWindows() ? WindowsPath.isAbsolute(path) : path.startsWith("/");
    }

    boolean hasParent(String path) {
        return isWindows()
                ? WindowsPath.hasParent(path)
                : path.contains("..") && List.of(path.split("/+")).contains("..");
    }

    /** A device that is no place: nothing is lost or found there. */
    boolean isDataDevice(String path) {
        return DATA_DEVICES.contains(path);
    }

    boolean isWritable(String path) {
        return Unknowns.isAt(path, 1, Unknowns.Kind.TEMPORARY) || writableRoots.contain(path, context.platform());
    }

    /** Whether an absolute path means something in the project, and not all of it. */
    boolean holdsBelow(String path) {
        try {
            Path place = Path.of(path).normalize();
            return place.startsWith(context.projectDir()) && !place.equals(context.projectDir());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether a directory of this judgement lies in the project or below a writable root. */
    boolean holds(Path directory) {
        return directory.normalize().startsWith(context.projectDir()) || isWritable(directory.toString());
    }

    /** Whether a name, seen from a directory, stays in the project or below a writable root, by its spelling. */
    boolean holds(Path cwd, String path) {
        try {
            return isAbsolute(path) && !hasParent(path) && isWritable(path)
                    || holds(enter(cwd, path, context.platform()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether a real path lies in the project or below a writable root. */
    boolean isInside(Path real) throws IOException {
        return real.startsWith(context.projectDir().toRealPath()) || writableRoots.containReal(real);
    }

    /**
     * The place that a name means from a directory. A drive of Windows, judged on another system, becomes
     * a directory of the root, which no project is in.
     *
     * @throws InvalidPathException when it cannot be the name of a file here
     */
    static Path enter(Path cwd, String path, Platform platform) {
        if (platform != Platform.WINDOWS || File.separatorChar == '\\') {
            return cwd.resolve(path).normalize();
        }
        String slashes = path.replace('\\', '/');
        return cwd.resolve(WindowsPath.isAbsolute(path) ? "/" + slashes : slashes)
                .normalize();
    }
}
