package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.files.Glob;
import io.jenkins.plugins.intent.files.GlobFiles;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.files.NativeNames;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.GlobArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the files that match in place of patterns among arguments. */
final class GlobArguments {
    /** What Java puts in place of bytes that are no characters. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path directory;
    private final Path project;
    private final Set<Path> notProject = new HashSet<>();

    /**
     * @param directory real path, where patterns begin
     * @param project real path that no file may lead out of
     * @param notProject what lies in the project and is not the author's: the books of runs, which no {@code rm} of a
     *     pattern must reach
     */
    GlobArguments(Path directory, Path project, List<String> notProject) {
        this.directory = directory;
        this.project = project;
        for (String path : notProject) {
            Path named = Path.of(path);
            this.notProject.add(real(named));
            if (named.getParent() != null) {
                // A link to them, too.
                this.notProject.add(real(named.getParent()).resolve(named.getFileName()));
            }
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path;
        }
    }

    List<String> expand(Command command) throws StartRefusedException {
        Map<Integer, GlobArgument> globs = new HashMap<>();
        command.globs().forEach(glob -> globs.put(glob.index(), glob));
        List<String> args = new ArrayList<>();
        for (int i = 0; i < command.args().size(); i++) {
            String argument = command.args().get(i);
            if (globs.containsKey(i)) {
                args.addAll(files(command, argument, globs.get(i).optional()));
            } else {
                args.add(argument);
            }
        }
        return args;
    }

    private List<String> files(Command command, String pattern, boolean optional) throws StartRefusedException {
        String start = "cannot start `" + command.displayName() + "`: ";
        try {
            List<String> found = GlobFiles.find(directory, Glob.of(pattern), notProject::contains);
            if (found.isEmpty() && !optional) {
                throw StartRefusedException.byError(start + "no file matches `" + pattern + "` in " + directory
                        + "; write `\"optional\": true` if that may be");
            }
            List<String> files = new ArrayList<>();
            for (String file : found) {
                requireInside(start, file, pattern);
                // A name is no option, whatever it begins with.
                files.add(file.startsWith("-") ? "./" + file : file);
            }
            return files;
        } catch (IllegalArgumentException e) {
            throw StartRefusedException.byPolicy(start + e.getMessage());
        } catch (IOException e) {
            throw StartRefusedException.byError(
                    start + "the files of `" + pattern + "` cannot be listed: " + IoErrors.reason(e));
        }
    }

    private void requireInside(String start, String file, String pattern) throws StartRefusedException {
        Path real = real(start, file, pattern);
        if (!real.startsWith(project)) {
            throw StartRefusedException.byPolicy("`" + file + "`, which matches `" + pattern + "`, is a link to " + real
                    + ", outside of the project " + project + ". Remove the link, or narrow the pattern.");
        }
    }

    private Path real(String start, String file, String pattern) throws StartRefusedException {
        Path path = directory.resolve(file);
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw StartRefusedException.byError(start + "`" + file + "`, which matches `" + pattern + "`, "
                    + whyNot(path, e) + ". Remove or rename it, or narrow the pattern.");
        }
    }

    /** A name that is not what it was read as leads to no file any more. */
    private static String whyNot(Path path, IOException cause) {
        if (Files.isSymbolicLink(path)) {
            return "is a link that leads nowhere";
        }
        if (!(cause instanceof NoSuchFileException)) {
            return "cannot be looked at: " + IoErrors.reason(cause);
        }
        if (path.toString().indexOf(UNREADABLE) < 0) {
            return "is gone";
        }
        String advice = NativeNames.advice();
        return advice.isEmpty() ? "has a name that is not UTF-8" : "cannot be named here: " + advice;
    }
}
