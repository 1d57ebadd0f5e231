package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What programs print of paths that are known: mostly scripts ask so where they are. */
final class KnownOutputs {
    private static final String PROJECT = "${INTENT_PROJECT}";

    /** The name of the script, as it is started in the project. */
    private final String script;

    KnownOutputs(String script) {
        this.script = script;
    }

    /** Empty when it has to run. */
    Optional<String> of(ObjectNode command) {
        List<String> args = new ArrayList<>();
        for (JsonNode arg : command.path("args")) {
            args.add(arg.asText());
        }
        args.remove("--");
        String here = command.path("cwd").asText("");
        boolean more = command.size() > 2 + (here.isEmpty() ? 0 : 1) + (command.has("env") ? 1 : 0);
        if (more && !command.has("when")) {
            return Optional.empty();
        }
        return switch (command.path("program").asText()) {
            case "pwd" ->
                args.isEmpty() || args.equals(List.of("-P")) ? Optional.of(inProject(here)) : Optional.empty();
            case "dirname" ->
                args.size() == 1 && isKnown(args.get(0)) ? Optional.of(parent(args.get(0))) : Optional.empty();
            case "basename" -> basename(args);
            case "realpath", "readlink" -> absolute(args, here);
            default -> Optional.empty();
        };
    }

    private static String inProject(String path) {
        return path.isEmpty() ? PROJECT : PROJECT + "/" + path;
    }

    private static boolean isKnown(String path) {
        String rest = path.startsWith(PROJECT + "/") ? path.substring(PROJECT.length() + 1) : path;
        return !rest.contains("${") && rest.matches("[^-].*") && !rest.contains("//") && !rest.endsWith("/");
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }

    private static Optional<String> basename(List<String> args) {
        if (args.isEmpty()
                || args.size() > 2
                || !isKnown(args.get(0))
                || args.get(args.size() - 1).contains("${")) {
            return Optional.empty();
        }
        String name = args.get(0).substring(args.get(0).lastIndexOf('/') + 1);
        String suffix = args.size() == 2 ? args.get(1) : "";
        boolean ends = name.endsWith(suffix) && !name.equals(suffix);
        return Optional.of(ends ? name.substring(0, name.length() - suffix.length()) : name);
    }

    /** Of the script alone: another file may be a link. */
    private Optional<String> absolute(List<String> args, String here) {
        boolean itself = !script.isEmpty() && !script.contains("..") && args.contains(script) && here.isEmpty();
        boolean plain = args.size() == 1 || args.size() == 2 && args.get(0).matches("-[fe]");
        return itself && plain ? Optional.of(inProject(script)) : Optional.empty();
    }
}
