package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A shell's pattern for files as one of an intent, which has no brackets and knows no hidden names. */
final class FilePatterns {
    /** Those of bash's extended patterns that no other pattern begins with. */
    private static final Pattern EXTENDED = Pattern.compile("[@!+]\\(");

    private final Notes notes;

    FilePatterns(Notes notes) {
        this.notes = notes;
    }

    static boolean isExtended(String text) {
        return EXTENDED.matcher(text).find();
    }

    JsonNode of(String pattern, Scope scope) throws Unsayable {
        if (pattern.startsWith("-") || pattern.contains("=") || pattern.contains(":")) {
            return TextNode.valueOf(pattern);
        }
        if (pattern.startsWith("/") || pattern.startsWith("${HOME}") || (pattern + "/").contains("../")) {
            throw new Unsayable("the pattern " + pattern + " leads out of the project, or through '..'");
        }
        if (pattern.contains("[") || isExtended(pattern)) {
            throw new Unsayable("the pattern " + pattern + " has brackets");
        }
        if (pattern.endsWith("/")) {
            throw new Unsayable("the pattern " + pattern + " is for directories only");
        }
        String text = pattern.startsWith("./") ? pattern.substring(2) : pattern;
        if (!scope.options().patternsGoDeep()) {
            text = Arrays.stream(text.split("/"))
                    .map(name -> name.matches("\\*{2,}") ? "*" : name)
                    .collect(Collectors.joining("/"));
        } else if (text.endsWith("**")) {
            throw new Unsayable("the pattern " + pattern + " is for directories too");
        }
        if (matchesHiddenNames(text)) {
            if (scope.directory().isEmpty() && text.matches("[*?.]+")) {
                throw new Unsayable("the pattern " + pattern + " leaves hidden files of the project out");
            }
            notes.note("the pattern " + text + " matches hidden files too, which a shell leaves out");
        }
        ObjectNode glob = JsonNodeFactory.instance.objectNode().put("glob", text);
        return scope.options().patternsMayMatchNothing() ? glob.put("optional", true) : glob;
    }

    /** Other patterns may match a hidden name, too, but there is hardly one that ends as they say. */
    static boolean matchesHiddenNames(String pattern) {
        return Arrays.stream(pattern.split("/")).anyMatch(name -> name.matches("\\*|\\?+\\*?|\\*\\.\\*"));
    }
}
