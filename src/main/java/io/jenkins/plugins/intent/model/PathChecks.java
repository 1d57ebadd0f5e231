package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Problems;

/** Directories and outputs stay inside the project. A {@code cwd} with variables is judged once they are replaced. */
final class PathChecks implements Check {

    @Override
    public void check(JsonNode root, Problems problems) {
        Expanded document = MatrixExpansion.of(root);
        for (int i = 0; i < document.count(); i++) {
            String pointer = document.pointer(i);
            checkOutputs(document.stage(i).path("outputs"), pointer + "/outputs", problems);
            checkBlock(document.stage(i).path("exec"), pointer + "/exec", problems);
        }
    }

    private static void checkOutputs(JsonNode outputs, String pointer, Problems problems) {
        for (int i = 0; i < outputs.size(); i++) {
            checkPath("", outputs.path(i), pointer + "/" + i, problems);
        }
    }

    private static void checkBlock(JsonNode exec, String pointer, Problems problems) {
        checkPath("", exec.path("workdir"), pointer + "/workdir", problems);
        JsonNode commands = exec.path("commands");
        for (int i = 0; i < commands.size(); i++) {
            JsonNode cwd = commands.path(i).path("cwd");
            if (!Template.hasVariables(cwd.asText(""))) {
                checkPath(workdir(exec), cwd, pointer + "/commands/" + i + "/cwd", problems);
            }
        }
    }

    /** Where the commands of a block start, relative to the project; the project itself when that is wrong. */
    static String workdir(JsonNode exec) {
        String workdir = exec.path("workdir").asText(".");
        return ProjectPaths.problem("", workdir).isEmpty() ? workdir : "";
    }

    /** The path, taken from {@code base}, stays inside the project. */
    static void checkPath(String base, JsonNode path, String pointer, Problems problems) {
        if (path.isTextual()) {
            ProjectPaths.problem(base, path.textValue())
                    .ifPresent(message -> problems.add(pointer, message, "write it relative to the project directory"));
        }
    }
}
