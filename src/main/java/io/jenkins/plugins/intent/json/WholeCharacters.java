package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.text.SystemText;
import java.util.Map;

/** No text of a document has half of a character, as {@code \ud83d} alone is: no program could be given it. */
final class WholeCharacters implements Check {
    private static final String HINT = "write both halves of the character, or the character itself";

    @Override
    public void check(JsonNode root, Problems problems) {
        check(root, JsonPointer.empty(), problems);
    }

    private static void check(JsonNode node, JsonPointer place, Problems problems) {
        if (node.isTextual() && SystemText.hasLoneSurrogates(node.textValue())) {
            problems.add(place.toString(), "half of a character: " + shown(node.textValue()), HINT);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), place.appendIndex(i), problems);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (SystemText.hasLoneSurrogates(field.getKey())) {
                problems.add(place.toString(), "half of a character in a name: " + shown(field.getKey()), HINT);
            }
            check(field.getValue(), place.appendProperty(field.getKey()), problems);
        }
    }

    private static String shown(String text) {
        int at = SystemText.firstLoneSurrogate(text);
        return String.format("\\u%04x", (int) text.charAt(at));
    }
}
