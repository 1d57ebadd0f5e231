package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.json.JsonFields;
import io.jenkins.plugins.intent.json.JsonPart;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Grammars as they are written, by the names of programs: whole ones, and beginnings of names up to a dot. */
final class GrammarNames {
    /** Those of the product, which are looked up when the first program is. */
    private static final class BuiltIn {
        static final GrammarNames ALL = read();

        private static GrammarNames read() {
            GrammarNames names = new GrammarNames();
            for (String family : GrammarBook.FAMILIES) {
                Map<String, JsonPart> grammars =
                        JsonFields.of(ProgramFiles.bytes(GrammarNames.class, family + ".json"));
                for (Map.Entry<String, JsonPart> grammar : grammars.entrySet()) {
                    names.add(grammar.getKey(), grammar.getValue());
                }
            }
            return names;
        }
    }

    private final Map<String, Supplier<JsonNode>> whole = new HashMap<>();
    private final Map<String, Supplier<JsonNode>> beginnings = new HashMap<>();

    void addAll(GrammarNames others) {
        whole.putAll(others.whole);
        beginnings.putAll(others.beginnings);
    }

    /** @param names in one text; one that ends with a star is a beginning */
    void add(String names, Supplier<JsonNode> grammar) {
        for (String name : GrammarReader.words(names)) {
            if (name.endsWith("*")) {
                beginnings.put(name.substring(0, name.length() - 1), grammar);
            } else {
                whole.put(name, grammar);
            }
        }
    }

    /** The grammar of a program, among these and those of the product, which these replace; null for none. */
    Supplier<JsonNode> find(String name) {
        Supplier<JsonNode> found = whole.get(name);
        if (found == null) {
            found = BuiltIn.ALL.whole.get(name);
        }
        int dot = name.indexOf('.');
        if (found == null && dot >= 0) {
            String beginning = name.substring(0, dot + 1);
            found = beginnings.get(beginning);
            return found == null ? BuiltIn.ALL.beginnings.get(beginning) : found;
        }
        return found;
    }
}
