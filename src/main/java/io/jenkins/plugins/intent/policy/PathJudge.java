package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.Use;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges the operands of destructive tools: no absolute path, no parent component, no way out
 * through a link. What lies below a writable root may be named absolutely.
 */
final class PathJudge {
    /** Files of a directory that are looked at for links. */
    private static final int MOST_FILES = 20_000;

    private static final Set<Kind> CHANGING =
            EnumSet.of(Kind.WRITE, Kind.MODIFY, Kind.CHANGE, Kind.TREE, Kind.DELETE, Kind.INTO);
    /** Components of dots alone, and characters in code: names that are spelt so as not to be read. */
    private static final LazyPattern DISGUISED =
            LazyPattern.of("[/\\\\]\\.{3,}(?:[/\\\\]|$)|%[0-9A-Fa-f]{2}|^[A-Za-z]:(?![/\\\\])");

    /**
     * What is wrong with the spelling of an operand.
     *
     * @param respell whether the same place may have a name that passes
     */
    private record Objection(Rule rule, boolean respell, String message) {}

    private final PolicyContext context;
    private final Boundary boundary;
    private final Findings findings;

    PathJudge(PolicyContext context, Boundary boundary, Findings findings) {
        this.context = context;
        this.boundary = boundary;
        this.findings = findings;
    }

    /** Says what is wrong with one operand; silent when nothing is. */
    void judge(Role.Kind kind, String path, Started by, int argument) {
        if (path.isEmpty() || path.equals("-")) {
            return;
        }
        if (path.indexOf('\0') >= 0) {
            findings.add(
                    Decision.BLOCK, Rule.ARGUMENT_INVALID, path, argument, "An argument cannot hold a NUL character.");
        } else if (by.through().remote()) {
            mounted(kind, path, by, argument);
        } else {
            here(kind, path, by, argument);
        }
    }

    private void here(Kind kind, String path, Started by, int argument) {
        if (judgeWords(kind, path, by, argument) && context.realPaths()) {
            judgeLinks(kind, path, by, argument);
        }
    }

    /** A directory of this machine is as near in a container as it is here. */
    private void mounted(Kind kind, String path, Started by, int argument) {
        for (Mount mount : by.through().mounts()) {
            String name = mount.here(inContainer(path, by)).orElse("");
            if (!name.isEmpty() && (boundary.hasParent(name) || !boundary.holdsBelow(name))) {
                here(kind, name, by.in(mount.from()), argument);
            }
        }
    }

    private static String inContainer(String path, Started by) {
        try {
            return path.startsWith("/")
                    ? path
                    : by.cwd().resolve(path).normalize().toString();
        } catch (InvalidPathException e) {
            // A name that no file of this machine can have leads to none.
            return path;
        }
    }

    /** What the spelling alone says; true when there is nothing against it. */
    private boolean judgeWords(Kind kind, String path, Started by, int argument) {
        boolean mayBeDevice = kind == Kind.READ || kind == Kind.SOURCE || kind == Kind.WRITE || kind == Kind.TARGET;
        if (mayBeDevice && boundary.isDataDevice(path)) {
            return false;
        }
        boolean onlyRead = kind == Kind.SOURCE || kind == Kind.TARGET;
        if (onlyRead
                && boundary.isAbsolute(path)
                && !boundary.hasParent(path)
                && !DISGUISED.matcher(path).find()) {
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
        if (Unknowns.hasAny(path)) {
            return judgeUnknown(kind, path, by, argument);
        }
        if (kind != Kind.MAYBE && kind != Kind.CHANGE && !by.through().expanded() && ShellSigns.in(path)) {
            findings.add(
                    Decision.WARN,
                    Rule.PATH_UNEXPANDED,
                    path,
                    argument,
                    "No shell reads '" + path + "', so it stays as written: a file of exactly that name.");
        }
        return true;
    }

    /** A path that only a shell will know. What does not begin in the project may lie anywhere. */
    private boolean judgeUnknown(Kind kind, String path, Started by, int argument) {
        boolean changes = CHANGING.contains(kind);
        boolean temporary = Unknowns.isAt(path, 1, Unknowns.Kind.TEMPORARY);
        if (changes && !temporary) {
            boolean anywhere = Unknowns.isAt(path, 0, Unknowns.Kind.ANY);
            findings.add(
                    anywhere ? Decision.BLOCK : Decision.WARN,
                    Rule.PATH_UNEXPANDED,
                    path,
                    argument,
                    "What '" + path + "' is, which '"
                            + ProgramName.of(by.program()).base()
                            + "' is given, only the shell will know"
                            + (anywhere
                                    ? "; it may lie anywhere. Name it relative to the project, or set the variable in 'env'."
                                    : "."));
        }
        return false;
    }

    private Optional<Objection> objection(String path, Started by) {
        String tool = "'" + ProgramName.of(by.program()).base() + "' ";
        if (boundary.hasParent(path)) {
            String message = tool + "is given '" + path + "', which goes through a parent directory ('..').";
            return Optional.of(new Objection(Rule.PATH_PARENT, true, message));
        }
        if (boundary.isAbsolute(path)) {
            String message = tool + "is given the absolute path '" + path
                    + "'; it may only touch what is named relative to the project.";
            return boundary.isWritable(path) || by.through().expanded() && boundary.holdsBelow(path)
                    ? Optional.empty()
                    : Optional.of(new Objection(Rule.PATH_ABSOLUTE, true, message));
        }
        if (boundary.isWindows() && WindowsPath.isSpecial(path)) {
            String message = "'" + path + "' is a device or a stream on Windows, not a plain file.";
            return Optional.of(new Objection(Rule.PATH_SPECIAL, false, message));
        }
        if (!boundary.holds(by.cwd())) {
            String message = tool + "would touch '" + path + "' in " + by.cwd() + ", which is outside of the project.";
            return Optional.of(new Objection(Rule.PATH_ABSOLUTE, false, message));
        }
        return Optional.empty();
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
            boolean trailing = path.endsWith("/") || boundary.isWindows() && path.endsWith("\\");
            Path place = Path.of(path);
            boolean follow =
                    switch (kind) {
                        case DELETE -> trailing;
                        case INTO -> trailing || Files.isDirectory(by.cwd().resolve(place));
                        default -> true;
                    };
            Path real = RealPaths.resolve(by.cwd(), place, follow);
            if (!boundary.isInside(real)) {
                findings.add(
                        isOnlyRead(kind) ? Decision.WARN : Decision.BLOCK,
                        Rule.PATH_LINK,
                        path,
                        argument,
                        "'" + path + "' leads through a link to " + real + ", outside of the project.");
            } else if (kind == Kind.TREE && Files.isDirectory(real)) {
                judgeTree(real, path, by, argument);
            }
        } catch (UncheckedIOException e) {
            // Somebody changes the tree at this very moment; each file is judged when it is named itself.
            return;
        } catch (IOException e) {
            unknown(path, argument, IoErrors.reason(e));
        } catch (InvalidPathException e) {
            unknown(path, argument, e.getReason());
        }
    }

    private void unknown(String path, int argument, String why) {
        findings.add(
                Decision.BLOCK,
                Rule.PATH_LINK,
                path,
                argument,
                "Where '" + path + "' leads cannot be found out here: " + why + ".");
    }

    private static boolean isOnlyRead(Kind kind) {
        return kind == Kind.READ || kind == Kind.SOURCE || kind == Kind.MAYBE;
    }

    /** Links below a directory lead out of the project as well, for tools that follow them. */
    private void judgeTree(Path real, String path, Started by, int argument) throws IOException {
        try (Stream<Path> tree = Files.walk(real)) {
            for (Path link : (Iterable<Path>) tree.limit(MOST_FILES).filter(Files::isSymbolicLink)::iterator) {
                if (!boundary.isInside(RealPaths.resolve(real, link, true))) {
                    findings.add(
                            Decision.BLOCK,
                            Rule.PATH_LINK,
                            path,
                            argument,
                            "Below '" + path + "' the link " + link.getFileName() + " leads out of the project, and '"
                                    + by.program() + "' follows it.");
                    return;
                }
            }
        }
    }

    /** A file copied into a directory may meet a link of its name there, and is written through it. */
    void judgeOverwritten(Started started, Reading reading) {
        if (!context.realPaths()) {
            return;
        }
        List<Use> sources = uses(reading, EnumSet.of(Kind.READ, Kind.SOURCE));
        for (Use target : uses(reading, EnumSet.of(Kind.WRITE))) {
            for (Use source : sources) {
                judgeInside(
                        target.value(),
                        source.value(),
                        started,
                        started.origin().at(source.index()));
            }
        }
    }

    private static List<Use> uses(Reading reading, Set<Kind> kinds) {
        return reading.uses().stream()
                .filter(use -> kinds.contains(use.role().kind()))
                .toList();
    }

    /** Judges what a file of that name would overwrite, if {@code directory} is one. */
    private void judgeInside(String directory, String file, Started by, int argument) {
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
}
