package io.jenkins.plugins.intent.convert;

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
