package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.json.Problems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The project that an intent names is a directory of this machine.
 *
 * @param workspace absolute directory that a relative project path is resolved in
 */
record ProjectDirectory(Path workspace) implements Check {
    private static final String FIELD = "project_path";
    private static final String POINTER = "/" + FIELD;

    /** The project's directory, absolute. */
    static Path of(Path workspace, JsonNode root) {
        return workspace.resolve(root.path(FIELD).asText(".")).toAbsolutePath().normalize();
    }

    /** Whether one of the problems is that the directory is not known, or not there. */
    static boolean isWrong(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.pointer().equals(POINTER));
    }

    @Override
    public void check(JsonNode root, Problems problems) {
        JsonNode field = root.path(FIELD);
        if (!field.isMissingNode() && !field.isTextual()) {
            return;
        }
        try {
            Path directory = of(workspace, root);
            if (!Files.isDirectory(directory)) {
                problems.add(POINTER, "there is no directory " + directory, "a relative path starts at " + workspace);
            }
        } catch (InvalidPathException e) {
            problems.add(POINTER, "this cannot be a path here: " + e.getReason(), "name a directory");
        }
    }
}
