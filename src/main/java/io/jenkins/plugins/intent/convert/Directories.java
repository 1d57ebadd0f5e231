package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Directories of the text, relative to the project. */
final class Directories {
    /** Where tools say that the project lies. */
    private static final Set<String> PROJECT = Set.of(
            "${WORKSPACE}", "${GITHUB_WORKSPACE}", "${CI_PROJECT_DIR}", "${INTENT_PROJECT}", "${TRAVIS_BUILD_DIR}");

    private Directories() {}

    /** A directory seen from another; empty for the project itself. */
    static String enter(String from, String path) throws Unsayable {
        for (String project : PROJECT) {
            if (path.equals(project) || path.startsWith(project + "/")) {
                return normal(path.substring(project.length()).replaceFirst("^/+", ""));
            }
        }
        if (path.startsWith("/") || path.startsWith("${HOME}") || path.matches("[A-Za-z]:.*")) {
            throw new Unsayable("cd " + path + " leads out of the project");
        }
        if (path.contains("..") && path.contains("${")) {
            throw new Unsayable("where cd " + path + " leads is not known beforehand");
        }
        return normal(from.isEmpty() ? path : from + "/" + path);
    }

    /** A condition that was read in one directory, for commands that run in another. */
    static JsonNode seenFrom(String directory, String before, JsonNode condition) throws Unsayable {
        if (directory.equals(before) || !Conditions.asksForFiles(condition)) {
            return condition;
        }
        JsonNode seen = condition.deepCopy();
        for (JsonNode parent : seen.findParents("file_exists")) {
            String path = parent.get("file_exists").asText();
            ((ObjectNode) parent).put("file_exists", seenFrom(directory, normal(before + "/" + path)));
        }
        return seen;
    }

    /** A path of the project, relative to a directory of it. */
    static String seenFrom(String directory, String path) throws Unsayable {
        List<String> from = directory.isEmpty() ? List.of() : List.of(directory.split("/"));
        List<String> to = List.of(path.split("/"));
        int same = 0;
        while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
            same++;
        }
        List<String> names = new ArrayList<>();
        for (String left : from.subList(same, from.size())) {
            if (left.contains("${")) {
                throw new Unsayable("a file is asked for from a directory that is not known beforehand");
            }
            names.add("..");
        }
        names.addAll(to.subList(same, to.size()));
        return names.isEmpty() ? "." : String.join("/", names);
    }

    private static String normal(String path) throws Unsayable {
        List<String> kept = new ArrayList<>();
        for (String name : Arrays.asList(path.split("/+"))) {
            if (name.equals("..")) {
                if (kept.isEmpty()) {
                    throw new Unsayable("cd leads out of the project");
                }
                kept.remove(kept.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                kept.add(name);
            }
        }
        return String.join("/", kept);
    }
}
