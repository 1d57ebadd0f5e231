package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.Glob;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Problems;
import java.util.List;

/** Directories and outputs stay inside the project. A {@code cwd} with variables is judged once they are replaced. */
final class PathChecks implements Check {
    /** Fields of a command that name a file, relative to its directory. */
    static final List<String> FILES = List.of("stdin_from", "stdout_to", "stderr_to");

    @Override
    public void check(JsonNode root, Problems problems) {
        Expanded document = MatrixExpansion.of(root);
        for (int i = 0; i < document.count(); i++) {
            String pointer = document.pointer(i);
            checkOutputs(document.stage(i).path("outputs"), pointer + "/outputs", problems);
            checkCondition("", document.stage(i).path("when"), pointer + "/when", problems);
            checkBlock(document.stage(i).path("exec"), pointer + "/exec", problems);
        }
    }

    private static void checkOutputs(JsonNode outputs, String pointer, Problems problems) {
        for (int i = 0; i < outputs.size(); i++) {
            checkPath("", outputs.path(i), pointer + "/" + i, problems);
            checkPath("", outputs.path(i).path("pattern"), pointer + "/" + i + "/pattern", problems);
        }
    }

    private static void checkBlock(JsonNode exec, String pointer, Problems problems) {
        checkPath("", exec.path("workdir"), pointer + "/workdir", problems);
        checkServices(exec, pointer, problems);
        JsonNode commands = exec.path("commands");
        for (int i = 0; i < commands.size(); i++) {
            checkCommand(workdir(exec), commands.path(i), pointer + "/commands/" + i, problems);
        }
    }

    private static void checkServices(JsonNode exec, String pointer, Problems problems) {
        for (int i = 0; i < exec.path("services").size(); i++) {
            JsonNode service = exec.path("services").path(i);
            String place = pointer + "/services/" + i;
            checkCommand(workdir(exec), service, place, problems);
            checkCommand(workdir(exec), service.path("ready").path("command"), place + "/ready/command", problems);
        }
    }

    /** The paths of a command, as far as their variables are replaced, stay inside the project. */
    static void checkCommand(String base, JsonNode command, String pointer, Problems problems) {
        checkReplaced(base, command.path("cwd"), pointer + "/cwd", problems);
        String cwd = command.path("cwd").asText("");
        boolean known = ProjectPaths.problem(base, cwd).isEmpty() && !Template.hasVariables(cwd);
        String directory = known ? base + "/" + cwd : base;
        for (String field : FILES) {
            checkReplaced(directory, command.path(field), pointer + "/" + field, problems);
        }
        for (int i = 0; i < command.path("args").size(); i++) {
            checkGlob(command.path("args").path(i).path("glob"), pointer + "/args/" + i + "/glob", problems);
        }
        for (int i = 0; i < command.path("pipe").size(); i++) {
            checkCommand(directory, command.path("pipe").path(i), pointer + "/pipe/" + i, problems);
        }
        checkCondition(directory, command.path("when"), pointer + "/when", problems);
    }

    private static void checkGlob(JsonNode glob, String pointer, Problems problems) {
        if (glob.isTextual() && !Template.hasVariables(glob.textValue())) {
            try {
                Glob.of(glob.textValue());
            } catch (IllegalArgumentException e) {
                problems.add(pointer, e.getMessage(), "write it relative to the directory of the command");
            }
        }
    }

    private static void checkCondition(String base, JsonNode condition, String pointer, Problems problems) {
        checkReplaced(base, condition.path("file_exists"), pointer + "/file_exists", problems);
        for (String several : List.of("all", "any")) {
            for (int i = 0; i < condition.path(several).size(); i++) {
                checkCondition(base, condition.path(several).path(i), pointer + "/" + several + "/" + i, problems);
            }
        }
        if (condition.has("not")) {
            checkCondition(base, condition.path("not"), pointer + "/not", problems);
        }
    }

    private static void checkReplaced(String base, JsonNode path, String pointer, Problems problems) {
        if (!Template.hasVariables(path.asText(""))) {
            checkPath(base, path, pointer, problems);
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
