package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Signs;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Judges where tools write that are not destructive by trade: archives that are unpacked, downloads,
 * files and directories that are made by the way. Inside of the project that is nobody's business.
 */
final class PlaceJudge {
    private final PolicyContext context;
    private final Boundary boundary;
    private final Signs signs;
    private final Findings findings;

    PlaceJudge(PolicyContext context, Boundary boundary, Knowledge knowledge, Findings findings) {
        this.context = context;
        this.boundary = boundary;
        this.signs = knowledge.signs();
        this.findings = findings;
    }

    /**
     * @param kind DEST, TOUCH or OUTPUT
     */
    void judge(Role.Kind kind, String path, Started by, int argument) {
        if (path.isEmpty() || path.equals("-") || by.through().remote()) {
            return;
        }
        boolean flagged = persistent(path, by, argument);
        if (kind == Role.Kind.OUTPUT || boundary.isDataDevice(path) || isInside(path, by)) {
            return;
        }
        boolean open = signs.openPlace().matcher(path).find() && !boundary.hasParent(path);
        boolean block = kind == Role.Kind.DEST && !open;
        boolean knowingly = open && kind == Role.Kind.TOUCH || by.through().asRoot();
        if (block || !flagged && !knowingly) {
            findings.add(
                    block ? Decision.BLOCK : Decision.WARN,
                    Rule.PATH_OUTSIDE,
                    path,
                    argument,
                    "'" + by.program() + "' writes to '" + path + "', which is outside of the project.");
        }
    }

    /** Where a tool puts what it gets when nobody tells it where: the directory that it starts in. */
    void fills(Started by, int argument) {
        String place = by.cwd().toString();
        if (!Unknowns.hasAny(place) && !boundary.holds(by.cwd())) {
            judge(Role.Kind.DEST, place, by, argument);
        }
    }

    /** A directory of this machine that a container sees; all of it, or what starts containers, is too much. */
    void mount(String text, Started by, int argument) {
        Optional<Mount> mount = Mount.of(text, by.cwd());
        if (mount.isPresent() && signs.tooMuch().matcher(mount.get().source()).find()) {
            findings.add(
                    Decision.WARN,
                    Rule.PATH_OUTSIDE,
                    text,
                    argument,
                    "'" + by.program() + "' gives a container '" + mount.get().source()
                            + "' of this machine, and with it whatever it likes to change here.");
        }
    }

    private boolean isInside(String path, Started by) {
        try {
            if (!boundary.holds(by.cwd(), path)) {
                return false;
            }
            return !context.realPaths()
                    || !Files.isDirectory(context.projectDir())
                    || boundary.isInside(RealPaths.resolve(by.cwd(), Path.of(path), true));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** A file that makes something run later, on this machine. */
    private boolean persistent(String path, Started by, int argument) {
        boolean persistent = signs.persistentPlace().matcher(path).find()
                || signs.runsLater().matcher(path).find();
        if (persistent) {
            later(path, by, argument);
        }
        return persistent;
    }

    /** Says of an argument or a value that it names a place where something is run from later. */
    void later(String path, Started by, int argument) {
        findings.add(
                Decision.WARN,
                Rule.PERSISTENCE,
                path,
                argument,
                "'" + by.program() + "' writes '" + path + "', which makes something run later.");
    }
}
