package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.Glob;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Pointer;
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
            Pointer pointer = document.pointer(i);
            checkOutputs(document.stage(i).path("outputs"), pointer.at("outputs"), problems);
            checkCondition("", document.stage(i).path("when"), pointer.at("when"), problems);
            checkBlock(document.stage(i).path("exec"), pointer.at("exec"), problems);
        }
    }

    private static void checkOutputs(JsonNode outputs, Pointer pointer, Problems problems) {
        for (int i = 0; i < outputs.size(); i++) {
            checkPath("", outputs.path(i), pointer.at(i), problems);
            checkPath("", outputs.path(i).path("pattern"), pointer.at(i).at("pattern"), problems);
        }
    }

    private static void checkBlock(JsonNode exec, Pointer pointer, Problems problems) {
        checkPath("", exec.path("workdir"), pointer.at("workdir"), problems);
        String base = workdir(exec);
        JsonNode services = exec.path("services");
        for (int i = 0; i < services.size(); i++) {
            JsonNode service = services.path(i);
            Pointer place = pointer.at("services").at(i);
            checkCommand(base, service, place, problems);
            checkCommand(
                    base,
                    service.path("ready").path("command"),
                    place.at("ready").at("command"),
                    problems);
        }
        JsonNode commands = exec.path("commands");
        for (int i = 0; i < commands.size(); i++) {
            checkCommand(base, commands.path(i), pointer.at("commands").at(i), problems);
        }
    }

    /** The paths of a command, as far as their variables are replaced, stay inside the project. */
    static void checkCommand(String base, JsonNode command, Pointer pointer, Problems problems) {
        checkReplaced(base, command, "cwd", pointer, problems);
        String cwd = command.path("cwd").asText("");
        boolean known = ProjectPaths.problem(base, cwd).isEmpty() && !Template.hasVariables(cwd);
        String directory = known ? base + "/" + cwd : base;
        for (String field : FILES) {
            checkReplaced(directory, command, field, pointer, problems);
        }
        JsonNode args = command.path("args");
        for (int i = 0; i < args.size(); i++) {
            checkGlob(args.path(i).path("glob"), pointer.at("args").at(i).at("glob"), problems);
        }
        JsonNode pipe = command.path("pipe");
        for (int i = 0; i < pipe.size(); i++) {
            checkCommand(directory, pipe.path(i), pointer.at("pipe").at(i), problems);
        }
        checkCondition(directory, command.path("when"), pointer.at("when"), problems);
    }

    private static void checkGlob(JsonNode glob, Pointer pointer, Problems problems) {
        if (glob.isTextual() && !Template.hasVariables(glob.textValue())) {
            try {
                Glob.of(glob.textValue());
            } catch (IllegalArgumentException e) {
                problems.add(pointer, e.getMessage(), "write it relative to the directory of the command");
            }
        }
    }

    private static void checkCondition(String base, JsonNode condition, Pointer pointer, Problems problems) {
        if (!condition.isObject()) {
            return;
        }
        checkReplaced(base, condition, "file_exists", pointer, problems);
        for (String several : List.of("all", "any")) {
            for (int i = 0; i < condition.path(several).size(); i++) {
                checkCondition(
                        base,
                        condition.path(several).path(i),
                        pointer.at(several).at(i),
                        problems);
            }
        }
        if (condition.has("not")) {
            checkCondition(base, condition.path("not"), pointer.at("not"), problems);
        }
    }

    /** The path in a field, unless it has variables. */
    private static void checkReplaced(String base, JsonNode owner, String field, Pointer pointer, Problems problems) {
        JsonNode path = owner.get(field);
        if (path != null && !Template.hasVariables(path.asText(""))) {
            checkPath(base, path, pointer.at(field), problems);
        }
    }

    /** Where the commands of a block start, relative to the project; the project itself when that is wrong. */
    static String workdir(JsonNode exec) {
        String workdir = exec.path("workdir").asText(".");
        return ProjectPaths.problem("", workdir).isEmpty() ? workdir : "";
    }

    /** The path, taken from {@code base}, stays inside the project. */
    static void checkPath(String base, JsonNode path, Pointer pointer, Problems problems) {
        if (path.isTextual()) {
            ProjectPaths.problem(base, path.textValue())
                    .ifPresent(message -> problems.add(pointer, message, "write it relative to the project directory"));
        }
    }
}
