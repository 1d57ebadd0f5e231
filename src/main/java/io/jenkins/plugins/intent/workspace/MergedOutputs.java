package io.jenkins.plugins.intent.workspace;

import io.jenkins.plugins.intent.files.FileCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The outputs of several stages as one set of files. Two stages may hand on the same path only with
 * the same bytes; anything else has no right answer and is refused. Immutable.
 */
public final class MergedOutputs {
    private final NavigableMap<String, Source> sources;

    private MergedOutputs(NavigableMap<String, Source> sources) {
        this.sources = sources;
    }

    private record Source(StageOutputs stage, OutputFile file) {}

    /**
     * Puts outputs together. Of the same bytes the copy of the first stage is taken, with its mode and time.
     *
     * @throws OutputConflictException naming every path on which stages differ, and the stages
     */
    public static MergedOutputs of(Collection<StageOutputs> stages) throws OutputConflictException {
        NavigableMap<String, Source> sources = new TreeMap<>();
        List<String> conflicts = new ArrayList<>();
        for (StageOutputs stage : stages) {
            for (OutputFile file : stage.files()) {
                Source source = new Source(stage, file);
                Source other = sources.putIfAbsent(file.path(), source);
                if (other != null && !other.file().hasBytesOf(file)) {
                    conflicts.add("\"" + file.path() + "\" has different bytes from stage \""
                            + other.stage().stage() + "\" and from stage \"" + stage.stage() + "\"");
                }
            }
        }
        sources.forEach((path, source) -> {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                Source file = sources.get(path.substring(0, slash));
                if (file != null) {
                    conflicts.add("\"" + file.file().path() + "\" is a file from stage \""
                            + file.stage().stage() + "\" and a directory from stage \""
                            + source.stage().stage() + "\"");
                }
            }
        });
        if (!conflicts.isEmpty()) {
            throw new OutputConflictException(conflicts);
        }
        return new MergedOutputs(sources);
    }

    /** Project path to the id of the stage whose copy is taken, sorted by path. */
    public Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        sources.forEach((path, source) -> stages.put(path, source.stage().stage()));
        return stages;
    }

    /**
     * Copies the files into a workspace that nobody else has, over what is there.
     *
     * @throws OutputConflictException when a directory or a link of the project is in the way
     */
    void layIntoPrivate(Path workspace) throws IOException {
        Map<StageOutputs, FileCopies> copies = new LinkedHashMap<>();
        try {
            lay(workspace, Set.of(), (stage, file, around, relative) -> {
                around.clear(relative.getFileName());
                copies.computeIfAbsent(stage, s -> new FileCopies(s.directory(), workspace))
                        .copy(relative, file.bytes());
            });
            for (FileCopies stage : copies.values()) {
                stage.finish();
            }
        } finally {
            for (FileCopies stage : copies.values()) {
                stage.close();
            }
        }
    }

    /**
     * Copies the files into a project in which commands may run meanwhile, over what is there. Nothing is written
     * through a link, which could lead out of the project.
     *
     * @param notProject what lies in the project and is not the author's, absolute: the books of runs, which commands of
     *     a stage could make entries in by an output of that name
     * @throws OutputConflictException when a directory or a link of the project is in the way, or one would lie there
     */
    public void layInto(Path project, Set<Path> notProject) throws IOException {
        lay(
                project,
                notProject,
                (stage, file, around, relative) ->
                        around.put(stage.directory().resolve(relative), relative.getFileName()));
    }

    /** How a file is laid, into a directory that was reached without a link. */
    private interface Laying {
        void lay(StageOutputs stage, OutputFile file, SharedDirectory around, Path relative) throws IOException;
    }

    private void lay(Path workspace, Set<Path> notProject, Laying laying) throws IOException {
        Path root = workspace.toRealPath();
        Exclusions excluded = new Exclusions(root, notProject);
        List<String> conflicts = new ArrayList<>();
        for (Source source : sources.values()) {
            OutputFile file = source.file();
            String stage = source.stage().stage();
            Path relative = workspace.getFileSystem().getPath(file.path()).normalize();
            if (!workspace.resolve(relative).normalize().startsWith(workspace.normalize())) {
                throw new IOException(
                        "stage \"" + stage + "\" hands on \"" + file.path() + "\", which lies outside of the project");
            }
            checkWhole(source.stage(), file);
            if (excluded.cover(root.resolve(relative))) {
                conflicts.add("\"" + file.path() + "\" from stage \"" + stage
                        + "\" cannot be laid into the project: runs are kept there");
                continue;
            }
            try (SharedDirectory around = SharedDirectory.around(workspace, relative)) {
                laying.lay(source.stage(), file, around, relative);
            } catch (SharedDirectory.ObstacleException e) {
                conflicts.add("\"" + file.path() + "\" from stage \"" + stage + "\" cannot be laid into the project: "
                        + e.getMessage());
            }
        }
        if (!conflicts.isEmpty()) {
            throw new OutputConflictException(conflicts);
        }
    }

    private static void checkWhole(StageOutputs stage, OutputFile file) throws IOException {
        Path kept = stage.directory().resolve(file.path());
        if (!Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS) || Files.size(kept) != file.bytes()) {
            throw new IOException("output \"" + file.path() + "\" of stage \"" + stage.stage() + "\" is missing or"
                    + " damaged at " + kept + "; run the stage again");
        }
    }
}
