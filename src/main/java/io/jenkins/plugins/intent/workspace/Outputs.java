package io.jenkins.plugins.intent.workspace;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.FileCopies;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.Glob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes the output files of a stage out of the workspace it ran in. */
public final class Outputs {
    /** Name of the directory that holds the files. */
    public static final String FILES = "files";
    /** Name of the list of them. */
    public static final String LIST = "outputs.json";

    private Outputs() {}

    /**
     * Copies what the patterns match out of a workspace: regular files, under their project paths, to
     * {@code into/files}, and the list of them to {@code into/outputs.json}. {@code into} is whole or
     * absent. A link to a file inside the workspace is copied as that file; links that lead outside,
     * nowhere or to a directory are left out and noted.
     *
     * @param stage the stage's id
     * @param workspace the project directory, or the private copy the stage ran in
     * @param into replaced when it is there
     * @throws IllegalArgumentException when a pattern is no {@link Glob}
     */
    public static StageOutputs collect(String stage, Path workspace, WantedOutputs wanted, Path into)
            throws IOException {
        List<Glob> globs = wanted.patterns().stream().map(Glob::of).toList();
        OutputSearch search = new OutputSearch(workspace, wanted.exclude()).run(globs);
        Path temporary = FileTrees.temporaryFor(into);
        try {
            Path files = Files.createDirectories(temporary.resolve(FILES));
            copy(workspace.toRealPath(), search.found(), files);
            StageOutputs outputs = new StageOutputs(
                    stage,
                    into.resolve(FILES),
                    list(search.found(), files, wanted.check()),
                    globs.stream()
                            .filter(glob -> !search.matched(glob))
                            .map(Glob::text)
                            .filter(text -> !wanted.optional().contains(text))
                            .toList(),
                    search.notes());
            outputs.write(temporary.resolve(LIST));
            FileTrees.deleteRecursively(into);
            Files.move(temporary, into, StandardCopyOption.ATOMIC_MOVE);
            return outputs;
        } finally {
            FileTrees.deleteRecursively(temporary);
        }
    }

    private static void copy(Path workspace, Map<String, Path> found, Path files) throws IOException {
        try (FileCopies copies = new FileCopies(workspace, files)) {
            for (Map.Entry<String, Path> file : found.entrySet()) {
                Path target = files.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                if (file.getValue().equals(workspace.resolve(file.getKey()))) {
                    copies.copy(workspace.relativize(file.getValue()), Files.size(file.getValue()));
                } else {
                    copies.copyAs(workspace.relativize(file.getValue()), target);
                }
            }
            copies.finish();
        }
    }

    /** Sums are of the copies: what is handed on is what was measured. */
    private static List<OutputFile> list(Map<String, Path> found, Path files, OutputCheck check) throws IOException {
        List<OutputFile> list = new ArrayList<>();
        for (Map.Entry<String, Path> output : found.entrySet()) {
            String path = output.getKey();
            Path file = files.resolve(path);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                list.add(new OutputFile(
                        path,
                        Files.size(file),
                        Digests.sha256(file),
                        OutputCheck.modifiedMs(file),
                        isOld(output.getValue(), check),
                        check.holdsSecret(path, file)));
            }
        }
        return list;
    }

    /** What was copied a moment ago may be gone again. */
    private static boolean isOld(Path original, OutputCheck check) throws IOException {
        return Files.exists(original) && check.isOld(original);
    }
}
