package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.policy.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the program of a command: a bare name on the PATH of the command's own environment, anything
 * with a slash against the command's directory. The JDK would look on the PATH of this process.
 */
public final class ProgramLookup {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final String DEFAULT_PATHEXT = ".COM;.EXE;.BAT;.CMD";

    private final Platform platform;

    /** @param platform whose rules count */
    public ProgramLookup(Platform platform) {
        this.platform = platform;
    }

    /**
     * The file to start, absolute.
     *
     * @param environment the whole environment of the command
     * @param directory the directory it starts in, absolute
     * @throws CannotStartException when there is no such program
     */
    public Path find(String program, Map<String, String> environment, Path directory) throws CannotStartException {
        if (program.indexOf('/') >= 0 || (platform == Platform.WINDOWS && program.indexOf('\\') >= 0)) {
            return firstOf(program, List.of(directory), environment, "");
        }
        String path = variable("PATH", environment, DEFAULT_PATH);
        List<Path> directories = new ArrayList<>();
        for (String entry : path.split(platform == Platform.WINDOWS ? ";" : ":")) {
            directories.add(PathNames.ofText(directory, entry));
        }
        return firstOf(program, directories, environment, CannotStartException.inPath(path));
    }

    private Path firstOf(String program, List<Path> directories, Map<String, String> environment, String where)
            throws CannotStartException {
        String reason = "no such file or directory";
        for (Path directory : directories) {
            for (String extension : extensions(program, environment)) {
                Path file = PathNames.ofText(directory, program + extension);
                if (Files.isRegularFile(file)) {
                    if (Files.isExecutable(file)) {
                        return file;
                    }
                    reason = "permission denied, the file `" + file + "` is not executable";
                } else if (where.isEmpty() && Files.isDirectory(file)) {
                    reason = "it is a directory";
                }
            }
        }
        throw CannotStartException.of(program, reason + where);
    }

    private List<String> extensions(String program, Map<String, String> environment) {
        if (platform != Platform.WINDOWS || program.lastIndexOf('.') > program.lastIndexOf('\\')) {
            return List.of("");
        }
        return List.of(variable("PATHEXT", environment, DEFAULT_PATHEXT)
                .toLowerCase(Locale.ROOT)
                .split(";"));
    }

    private String variable(String name, Map<String, String> environment, String otherwise) {
        if (platform == Platform.WINDOWS) {
            return environment.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(otherwise);
        }
        return environment.getOrDefault(name, otherwise);
    }
}
