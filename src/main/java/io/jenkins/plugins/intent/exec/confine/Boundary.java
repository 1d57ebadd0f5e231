package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.policy.Confinement;
import io.jenkins.plugins.intent.policy.WritablePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What commands of one attempt can write to, on this machine. All paths are real ones: a link in what the
 * policy names is followed once, here, and what it leads to is judged.
 *
 * @param project where commands run
 * @param place of what all attempts have of their own
 * @param temporary the attempt's own, which goes with it
 * @param pipes the attempt's own, too, for what commands open and cannot change
 * @param guarded what the attempt leaves, and where the run keeps its books; commands can only read it, also where it
 *     lies inside of what they can write, unless a deeper path lets them
 * @param writable what the policy adds
 * @param network whether there is more than loopback
 */
public record Boundary(
        Path project,
        Path place,
        Path temporary,
        Path pipes,
        List<Path> guarded,
        List<Path> writable,
        boolean network) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    public Boundary {
        guarded = List.copyOf(guarded);
        writable = List.copyOf(writable);
    }

    /**
     * Finds out what a policy's words mean here. A directory that is missing is made, and the temporary one.
     *
     * @param environment replaces {@code ${NAME}}
     * @param guarded directories that commands can only read
     * @throws CannotConfineException when a path cannot be made, or means something that is no boundary
     */
    static Boundary of(Confinement confinement, Map<String, String> environment, Path project, List<Path> guarded)
            throws CannotConfineException {
        List<Path> named = new ArrayList<>(List.of(project.toAbsolutePath()));
        List<Path> writable = new ArrayList<>();
        for (String text : confinement.writable()) {
            writable.add(real(text, environment));
            named.add(absolute(text, environment));
        }
        guarded.forEach(path -> named.add(path.toAbsolutePath()));
        try {
            Path realProject = project.toRealPath();
            for (Path path : named) {
                requireFixed(path, realProject, writable);
            }
            List<Path> realGuarded = new ArrayList<>();
            for (Path path : guarded) {
                realGuarded.add(path.toRealPath());
            }
            realGuarded.addAll(guardedOfOurs(OwnProgram.directories(), realProject, writable));
            // Last, so that nothing is left where there is no boundary after all. Two of them: nobody inside can
            // move what something is mounted on, but could move a directory around both.
            Path place = OwnDirectories.place(Uid.own());
            Path temporary = Files.createTempDirectory(place, "");
            Path pipes = Files.createTempDirectory(place, "");
            return new Boundary(realProject, place, temporary, pipes, realGuarded, writable, confinement.network());
        } catch (IOException e) {
            throw new CannotConfineException("cannot confine commands to " + project + ": " + IoErrors.reason(e));
        }
    }

    /**
     * All that commands can write, by real paths.
     *
     * @param making whether a directory that is missing is made, or left out
     * @throws CannotConfineException as {@link #of}
     */
    static List<Path> writable(Confinement confinement, Map<String, String> environment, Path project, boolean making)
            throws CannotConfineException {
        List<Path> all = new ArrayList<>();
        for (String text : confinement.writable()) {
            if (making || Files.exists(absolute(text, environment))) {
                all.add(real(text, environment));
            }
        }
        try {
            all.add(project.toRealPath());
        } catch (IOException e) {
            throw new CannotConfineException("cannot confine commands to " + project + ": " + IoErrors.reason(e));
        }
        return all;
    }

    /**
     * Where this program lies, as far as commands could write there.
     *
     * @throws CannotConfineException when what they are there to write lies in it
     */
    static List<Path> guardedOfOurs(Set<Path> own, Path project, List<Path> writable) throws CannotConfineException {
        List<Path> all = new ArrayList<>(writable);
        all.add(project);
        List<Path> guarded = own.stream()
                .filter(directory -> all.stream().anyMatch(directory::startsWith))
                .toList();
        for (Path directory : guarded) {
            if (all.stream().anyMatch(place -> place.equals(directory) || project.startsWith(directory))) {
                throw new CannotConfineException(
                        "commands cannot be confined: `" + directory
                                + "`, which they can write, has the program that confines them; have that in another directory");
            }
        }
        return guarded;
    }

    /** A link that commands can exchange would let them say what the next boundary is. */
    private static void requireFixed(Path path, Path project, List<Path> writable)
            throws IOException, CannotConfineException {
        for (Path link : LinksOnTheWay.to(path)) {
            if (link.startsWith(project) || writable.stream().anyMatch(link::startsWith)) {
                throw new CannotConfineException("cannot confine commands: `" + path + "` is reached by the link `"
                        + link + "`, which they could exchange. Name `" + path.toRealPath() + "` instead.");
            }
        }
    }

    private static Path real(String text, Map<String, String> environment) throws CannotConfineException {
        Path path = absolute(text, environment);
        try {
            if (!Files.exists(path)) {
                make(path);
            }
        } catch (IOException e) {
            throw wrong(text, "it does not exist and cannot be made: " + IoErrors.reason(e));
        }
        return real(text, path);
    }

    private static Path absolute(String text, Map<String, String> environment) throws CannotConfineException {
        try {
            Path path = Path.of(replaced(text, environment));
            if (!path.isAbsolute()) {
                throw wrong(text, "it becomes `" + path + "`, which is not absolute");
            }
            return path;
        } catch (InvalidPathException e) {
            throw wrong(text, "it is no path here: " + e.getReason());
        }
    }

    private static Path real(String text, Path path) throws CannotConfineException {
        try {
            Path real = path.toRealPath();
            String problem = WritablePath.problemOfAbsolute(real.toString());
            if (problem != null) {
                throw wrong(text, real.equals(path) ? problem : "it leads to `" + real + "`: " + problem);
            }
            return real;
        } catch (IOException e) {
            throw wrong(text, "it cannot be found: " + IoErrors.reason(e));
        }
    }

    /** A socket that nobody listens at yet is no directory to be. */
    private static void make(Path path) throws IOException {
        if (path.getFileName() != null && path.getFileName().toString().endsWith(".sock")) {
            throw new NoSuchFileException(path.toString());
        }
        Files.createDirectories(path);
    }

    private static String replaced(String text, Map<String, String> environment) throws CannotConfineException {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (variable.find()) {
            String value = environment.get(variable.group(1));
            if (value == null || value.isEmpty()) {
                throw wrong(text, variable.group(1) + " is not set where the commands run");
            }
            variable.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return variable.appendTail(result).toString();
    }

    private static CannotConfineException wrong(String text, String why) {
        return new CannotConfineException("cannot make `" + text + "` writable for confined commands: " + why
                + ". Change `confine.writable` in the policy.");
    }
}
