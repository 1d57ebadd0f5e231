package io.jenkins.plugins.intent.workspace;

import io.jenkins.plugins.intent.files.FileTrees;
import java.io.IOException;
import java.nio.file.Path;
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
     * @param projectDir what to copy
     * @param target where to; must not exist, and is whole or absent
     * @param upstream outputs of the stages that this one names in {@code needs}
     * @param exclude paths in the project, absolute or relative to it, that are not copied: the state
     *     directory; {@code target} itself never is
     * @throws OutputConflictException when two of the stages disagree about a path
     */
    public static IsolatedWorkspace create(Path projectDir, Path target, List<StageOutputs> upstream, Set<Path> exclude)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Deletes the copy. */
    public void delete() throws IOException {
        FileTrees.deleteRecursively(directory);
    }
}
