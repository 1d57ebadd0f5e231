package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the operands of destructive tools: no absolute path, no parent component, no way out
 * through a link. What lies below a writable root may be named absolutely.
 */
final class PathJudge {
    private static final Set<String> DATA_DEVICES = Set.of(
            "/dev/null",
            "/dev/zero",
            "/dev/full",
            "/dev/random",
            "/dev/urandom",
            "/dev/stdin",
            "/dev/stdout",
            "/dev/stderr",
            "/dev/fd/0",
            "/dev/fd/1",
            "/dev/fd/2");
    private static final Pattern UNEXPANDED =
            Pattern.compile("~.*|.*\\$(\\{|\\(|env:)?\\w.*|.*%\\w+%.*|.*[*?\\[{].*|!.*", Pattern.DOTALL);

    /**
     * What is wrong with the spelling of an operand.
     *
     * @param respell whether the same place may have a name that passes
     */
    private record Objection(Rule rule, boolean respell, String message) {}

    private final PolicyContext context;
    private final WritableRoots writableRoots;
    private final Findings findings;

    PathJudge(PolicyContext context, WritableRoots writableRoots, Findings findings) {
        this.context = context;
        this.writableRoots = writableRoots;
        this.findings = findings;
    }

    /** Says what is wrong with one operand; silent when nothing is. */
    void judge(Role.Kind kind, String path, Started by, int argument) {
        if (path.isEmpty() || path.equals("-") || by.through().remote()) {
            return;
        }
        if (path.indexOf('\0') >= 0) {
            findings.add(
                    Decision.BLOCK, Rule.ARGUMENT_INVALID, path, argument, "An argument cannot hold a NUL character.");
        } else if (judgeWords(kind, path, by, argument) && context.realPaths()) {
            judgeLinks(kind, path, by, argument);
        }
    }

    private boolean windows() {
        return context.platform() == Platform.WINDOWS;
    }

    private boolean isAbsolute(String path) {
        return windows() ? WindowsPath.isAbsolute(path) : path.startsWith("/");
    }

    private boolean hasParent(String path) {
        return windows()
                ? WindowsPath.hasParent(path)
                : path.contains("..") && List.of(path.split("/+")).contains("..");
    }

    /** What the spelling alone says; true when there is nothing against it. */
    private boolean judgeWords(Kind kind, String path, Started by, int argument) {
        boolean mayBeDevice = kind == Kind.READ || kind == Kind.WRITE || kind == Kind.TARGET;
        if (mayBeDevice && DATA_DEVICES.contains(path)) {
            return false;
        }
        Optional<Objection> objection = objection(path, by);
        if (objection.isPresent()) {
            if (objection.get().respell()) {
                findings.alternatives().replace(argument, path, inside(by.cwd(), path));
            }
            findings.add(
                    Decision.BLOCK,
                    objection.get().rule(),
                    path,
                    argument,
                    objection.get().message());
            return false;
        }
        if (kind != Kind.MAYBE && UNEXPANDED.matcher(path).matches()) {
            findings.add(
                    Decision.WARN,
                    Rule.PATH_UNEXPANDED,
                    path,
                    argument,
                    "No shell reads '" + path + "', so it stays as written: a file of exactly that name.");
        }
        return true;
    }

    private Optional<Objection> objection(String path, Started by) {
        String tool = "'" + ProgramName.of(by.program()).base() + "' ";
        if (hasParent(path)) {
            String message = tool + "is given '" + path + "', which goes through a parent directory ('..').";
            return Optional.of(new Objection(Rule.PATH_PARENT, true, message));
        }
        if (isAbsolute(path)) {
            String message = tool + "is given the absolute path '" + path
                    + "'; it may only touch what is named relative to the project.";
            return isWritable(path) ? Optional.empty() : Optional.of(new Objection(Rule.PATH_ABSOLUTE, true, message));
        }
        if (windows() && WindowsPath.isSpecial(path)) {
            String message = "'" + path + "' is a device or a stream on Windows, not a plain file.";
            return Optional.of(new Objection(Rule.PATH_SPECIAL, false, message));
        }
        if (!by.cwd().startsWith(context.projectDir()) && !isWritable(by.cwd().toString())) {
            String message = tool + "would touch '" + path + "' in " + by.cwd() + ", which is outside of the project.";
            return Optional.of(new Objection(Rule.PATH_ABSOLUTE, false, message));
        }
        return Optional.empty();
    }

    private boolean isWritable(String path) {
        return writableRoots.contain(path, context.platform());
    }

    /** The same place relative to the directory of the command, or empty when that is not below it. */
    private String inside(Path cwd, String path) {
        try {
            Path place = cwd.resolve(path).normalize();
            return place.startsWith(context.projectDir()) && place.startsWith(cwd) && !place.equals(cwd)
                    ? cwd.relativize(place).toString()
                    : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private void judgeLinks(Kind kind, String path, Started by, int argument) {
        if (kind == Kind.TARGET || !Files.isDirectory(context.projectDir())) {
            return;
        }
        try {
            boolean trailing = path.endsWith("/") || windows() && path.endsWith("\\");
            Path place = Path.of(path);
            boolean follow =
                    switch (kind) {
                        case DELETE -> trailing;
                        case INTO -> trailing || Files.isDirectory(by.cwd().resolve(place));
                        default -> true;
                    };
            Path real = RealPaths.resolve(by.cwd(), place, follow);
            if (!isInside(real)) {
                findings.add(
                        kind == Kind.READ || kind == Kind.MAYBE ? Decision.WARN : Decision.BLOCK,
                        Rule.PATH_LINK,
                        path,
                        argument,
                        "'" + path + "' leads through a link to " + real + ", outside of the project.");
            }
        } catch (IOException | InvalidPathException e) {
            findings.add(
                    Decision.BLOCK,
                    Rule.PATH_LINK,
                    path,
                    argument,
                    "Where '" + path + "' leads cannot be found out here: " + e.getMessage() + ".");
        }
    }

    /** Judges what a file of that name would overwrite, if {@code directory} is one. */
    void judgeInside(String directory, String file, Started by, int argument) {
        try {
            Path target = by.cwd().resolve(directory);
            Path name = Path.of(file).getFileName();
            if (name != null && Files.isSymbolicLink(target.resolve(name))) {
                judgeLinks(Kind.WRITE, Path.of(directory).resolve(name).toString(), by, argument);
            }
        } catch (InvalidPathException e) {
            // Where such a name leads cannot be asked; its spelling was judged already.
            return;
        }
    }

    /** Whether a real path lies in the project or below a writable root. */
    boolean isInside(Path real) throws IOException {
        return real.startsWith(context.projectDir().toRealPath()) || writableRoots.containReal(real);
    }
}
