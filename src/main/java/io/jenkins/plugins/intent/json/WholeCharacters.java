package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.text.SystemText;
import java.util.Map;

/** No text of a document has half of a character, as {@code \ud83d} alone is: no program could be given it. */
final class WholeCharacters {
    private static final String HINT = "write both halves of the character, or the character itself";

    private WholeCharacters() {}

    /** @param text of the document: UTF-8 has none, so it takes an escape to write one */
    static void check(String text, JsonNode root, Problems problems) {
        if (text.contains("\\u")) {
            check(root, Pointer.ROOT, problems);
        }
    }

    private static void check(JsonNode node, Pointer place, Problems problems) {
        if (node.isTextual() && SystemText.hasLoneSurrogates(node.textValue())) {
            problems.add(place, "half of a character: " + shown(node.textValue()), HINT);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), place.at(i), problems);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (SystemText.hasLoneSurrogates(field.getKey())) {
                problems.add(place, "half of a character in a name: " + shown(field.getKey()), HINT);
            }
            check(field.getValue(), place.at(field.getKey()), problems);
        }
    }

    private static String shown(String text) {
        int at = SystemText.firstLoneSurrogate(text);
        return String.format("\\u%04x", (int) text.charAt(at));
    }
}
