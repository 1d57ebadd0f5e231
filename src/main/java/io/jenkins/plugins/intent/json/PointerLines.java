package io.jenkins.plugins.intent.json;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The lines of what JSON pointers name in a document that was read and judged before. */
public final class PointerLines {
    private PointerLines() {}

    /**
     * @param content the document's bytes
     * @return the 1-based line of each pointer that names something; nothing of a text that is no document
     */
    public static Map<String, Integer> find(byte[] content, Collection<String> pointers) {
        try {
            Map<String, Integer> lines = new HashMap<>();
            Places.find(
                            new String(content, StandardCharsets.UTF_8),
                            pointers.stream().filter(PointerLines::isPointer).toList())
                    .forEach((pointer, place) -> lines.put(pointer, place.line()));
            return lines;
        } catch (UncheckedIOException | IllegalArgumentException noDocument) {
            return Map.of();
        }
    }

    private static boolean isPointer(String pointer) {
        return pointer != null && (pointer.isEmpty() || pointer.startsWith("/"));
    }
}
