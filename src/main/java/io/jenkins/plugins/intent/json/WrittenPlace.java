package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Where something stands in the text of a document that whoever checks it knows at another place, or by parts of it. */
public interface WrittenPlace {
    /**
     * @param root the document as it is written
     * @param pointer the place as it is known
     * @return the place in the text
     */
    String of(JsonNode root, String pointer);
}
