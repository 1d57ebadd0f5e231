package io.jenkins.plugins.intent.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The output files of stages: taken out of a workspace, put together, laid into another one. */
public final class Outputs {
    private Outputs() {}

    /**
     * Copies what the patterns match out of a workspace: regular files, under their project paths, to
     * {@code into/files}, then the list to {@code into/outputs.json}, last, so its presence means
     * complete. Links to files inside the workspace are copied as files; links that lead outside, and
     * links to directories, are left out and noted.
     *
     * @param stage the stage's id
     * @param workspace the project directory, or the private copy the stage ran in
     * @param patterns see {@link io.jenkins.plugins.intent.files.Glob}
     * @param into created; what an earlier, broken try left there is replaced
     * @param exclude paths in the workspace that are never outputs, such as the state directory
     */
    public static StageOutputs collect(
            String stage, Path workspace, List<String> patterns, Path into, Set<Path> exclude) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts the outputs of several stages together: for each project path the one stage whose copy
     * counts. The same bytes from two stages are fine.
     *
     * @throws OutputConflictException naming every path on which two stages differ, and the stages
     */
    public static Map<String, StageOutputs> merge(List<StageOutputs> stages) throws OutputConflictException {
        throw new UnsupportedOperationException();
    }

    /**
     * Lays merged outputs into a workspace, over what is there. Never writes through a link.
     *
     * @throws OutputConflictException as {@link #merge}
     */
    public static void lay(List<StageOutputs> stages, Path workspace) throws IOException {
        throw new UnsupportedOperationException();
    }
}
