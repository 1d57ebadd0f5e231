package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import java.util.HashMap;
import java.util.Map;

/** Grammars as they are written, by the names of programs: whole ones, and beginnings of names up to a dot. */
final class GrammarNames {
    private static final String ANY_END = "*";

    /** Those of the product, which are looked up when the first program is. */
    private static final class BuiltIn {
        static final GrammarIndex ALL = new GrammarIndex(ProgramFiles.bytes(GrammarNames.class, GrammarIndex.FILE));
    }

    private final Map<String, JsonNode> whole = new HashMap<>();
    private final Map<String, JsonNode> beginnings = new HashMap<>();

    void addAll(GrammarNames others) {
        whole.putAll(others.whole);
        beginnings.putAll(others.beginnings);
    }

    /** @param names in one text; one that ends with a star is a beginning */
    void add(String names, JsonNode grammar) {
        for (String name : GrammarReader.words(names)) {
            if (name.endsWith(ANY_END)) {
                beginnings.put(name.substring(0, name.length() - 1), grammar);
            } else {
                whole.put(name, grammar);
            }
        }
    }

    /** The grammar of a program, among these and those of the product, which these replace; null for none. */
    JsonNode find(String name) {
        JsonNode found = find(name, whole, name);
        int dot = name.indexOf('.');
        if (found == null && dot >= 0) {
            String beginning = name.substring(0, dot + 1);
            return find(beginning, beginnings, beginning + ANY_END);
        }
        return found;
    }

    private static JsonNode find(String name, Map<String, JsonNode> more, String builtIn) {
        JsonNode found = more.get(name);
        return found == null ? BuiltIn.ALL.find(builtIn) : found;
    }
}
