package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.model.ExecBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the directories of commands: resolved where they run, and right before each start. */
final class WorkingDirectory {
    private static final String HERE = ".";

    private final String projectDir;
    private Path project;

    /** @param projectDir absolute path of the boundary */
    WorkingDirectory(String projectDir) {
        this.projectDir = projectDir;
    }

    /**
     * The real path of a command's directory.
     *
     * @param cwd as the command writes it, complete
     *
     * @throws StartRefusedException when it is missing, or when links lead out of the project
     */
    Path resolve(ExecBlock block, Optional<String> cwd) throws StartRefusedException {
        if (project == null && cwd.isEmpty() && block.workdir().equals(HERE)) {
            return project();
        }
        String written = cwd.orElse(block.workdir());
        Path directory = real(written, named(block, cwd), "the directory");
        if (!directory.startsWith(project)) {
            throw StartRefusedException.byPolicy("the directory `" + written + "` is `" + directory
                    + "`, which is outside of the project `" + project
                    + "`. Use a directory inside of it, or remove the link that leads out.");
        }
        return directory;
    }

    /** The same, or where it would be while there is none: a command that is not to run needs no directory. */
    Path wanted(ExecBlock block, Optional<String> cwd) throws StartRefusedException {
        try {
            return resolve(block, cwd);
        } catch (StartRefusedException e) {
            Path missing = named(block, cwd).normalize();
            if (missing.startsWith(project) && Files.notExists(missing)) {
                return missing;
            }
            throw e;
        }
    }

    private Path named(ExecBlock block, Optional<String> cwd) throws StartRefusedException {
        return project().resolve(block.workdir()).resolve(path(cwd.orElse(HERE)));
    }

    /** The real path of the project, found once: a boundary that an earlier command could move would be none. */
    Path project() throws StartRefusedException {
        if (project == null) {
            project = real(projectDir, path(projectDir), "the project directory");
        }
        return project;
    }

    /** A path as somebody wrote it. */
    static Path path(String text) throws StartRefusedException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw StartRefusedException.byError("`" + text + "` is not a path here: " + e.getReason());
        }
    }

    private static Path real(String written, Path path, String what) throws StartRefusedException {
        try {
            Path real = path.toRealPath();
            if (Files.isDirectory(real)) {
                return real;
            }
            throw StartRefusedException.byError(what + " `" + written + "` is not a directory (" + real + ")");
        } catch (IOException e) {
            throw StartRefusedException.byError(
                    what + " `" + written + "` cannot be used: " + IoErrors.reason(e) + " (" + path.normalize() + ")");
        }
    }
}
