package io.jenkins.plugins.intent.workspace;

import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.TreeCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A private copy of the project for one attempt, with the outputs of the stages it needs laid on top.
 *
 * @param directory the copy, whole
 * @param files how many files and links were copied from the project
 * @param bytes how many bytes they have
 */
public record IsolatedWorkspace(Path directory, long files, long bytes) {

    /**
     * Copies the project. It is a copy of what is there at that moment: files that vanish meanwhile
     * are left out, and files that a shared stage is writing may be copied half-way.
     *
     * @param projectDir what to copy
     * @param target where to; must not exist, and is whole or absent
     * @param upstream outputs of the stages that this one names in {@code needs}
     * @param exclude paths in the project, absolute or relative to it, that are not copied: the state
     *     directory; {@code target} itself never is
     * @throws OutputConflictException when two of the stages disagree about a path
     */
    public static IsolatedWorkspace create(Path projectDir, Path target, List<StageOutputs> upstream, Set<Path> exclude)
            throws IOException {
        MergedOutputs outputs = MergedOutputs.of(upstream);
        Path project = projectDir.toRealPath();
        Path directory = Files.createDirectories(target.toAbsolutePath().getParent())
                .toRealPath()
                .resolve(target.getFileName());
        Path temporary = FileTrees.temporaryFor(directory);
        Set<Path> own = new HashSet<>(exclude);
        own.addAll(List.of(directory, temporary));
        Exclusions excluded = new Exclusions(project, own);
        try {
            TreeCopy copy = new TreeCopy(project, temporary)
                    .excluding(excluded::contain)
                    .run();
            outputs.layIntoPrivate(temporary);
            Files.move(temporary, directory, StandardCopyOption.ATOMIC_MOVE);
            return new IsolatedWorkspace(directory, copy.files(), copy.bytes());
        } finally {
            FileTrees.deleteRecursively(temporary);
        }
    }

    /** Deletes the copy. */
    public void delete() throws IOException {
        FileTrees.deleteRecursively(directory);
    }
}
