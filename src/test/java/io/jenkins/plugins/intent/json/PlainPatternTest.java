package io.jenkins.plugins.intent.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.Test;

public class PlainPatternTest {
    private static final List<String> SCHEMAS = List.of(
            "/io/jenkins/plugins/intent/model/intent.schema.json",
            "/io/jenkins/plugins/intent/policy/policy.schema.json",
            "/io/jenkins/plugins/intent/bundle/settings.schema.json");

    /** Of which the texts are made: what the sets begin and end with, and its neighbours. */
    private static final int[] CHARACTERS = {
        'a', 'z', 'A', 'Z', '0', '9', '_', '-', '.', ' ', '/', '{', '`', '@', '[', ':', 0, 9, 10, 11, 31, 127, 128,
        0xe4, 0x1F600
    };

    private final Random random = new Random(9);

    @Test
    public void everyPatternOfTheSchemasIsReadAndSaysWhatJavasSays() throws Exception {
        List<String> patterns = new ArrayList<>();
        for (String schema : SCHEMAS) {
            collect(new ObjectMapper().readTree(PlainPatternTest.class.getResource(schema)), patterns);
        }
        assertTrue(patterns.size() >= 10);
        for (String pattern : patterns) {
            agrees(pattern);
        }
    }

    @Test
    public void setsThatShareCharactersGiveBackWhatTheNextOneNeeds() {
        for (String pattern : List.of(
                "^[ab]*[b]$",
                "^[a-c]{1,3}[c]{2,2}$",
                "^[a](?:[ab]*[b])?$",
                "^(?:[a]+)?$",
                "^[^a]+[b]$",
                "^[a-]+$",
                "^[-a]*[.]$")) {
            agrees(pattern);
        }
    }

    @Test
    public void anythingElseIsLeftToJava() {
        for (String pattern : List.of(
                "",
                "^$",
                "[a]",
                "^[a]",
                "^a$",
                "^[a]?$",
                "^[a]|[b]$",
                "^[a]+?$",
                "^[a]{2}$",
                "^[a]{2,}$",
                "^[\\d]$",
                "^[a&&b]$",
                "^[[a]]$",
                "^(?:[a])$",
                "^([a])?$",
                "^(?:[a])?[b]$",
                "^[\\u00]$",
                "^[a",
                "^[a]+$\n")) {
            assertEquals(pattern, Optional.empty(), PlainPattern.of(pattern));
        }
    }

    @Test
    public void aLineEndAtTheEndIsPartOfTheText() {
        assertFalse(PlainPattern.of("^[a]+$").orElseThrow().test("a\n"));
        assertFalse(SchemaPatterns.compile("^[a]+$").asPredicate().test("a\n"));
    }

    private void agrees(String pattern) {
        Predicate<String> ours = PlainPattern.of(pattern).orElseThrow(() -> new AssertionError(pattern));
        Predicate<String> javas = SchemaPatterns.compile(pattern).asPredicate();
        for (int i = 0; i < 3_000; i++) {
            String text = text(i % 7);
            assertEquals(pattern + " of " + text, javas.test(text), ours.test(text));
        }
        for (int length : new int[] {59, 60, 61, 63, 64, 65, 199, 200, 201, 2000, 2001}) {
            String text = "a".repeat(length);
            assertEquals(pattern + " of " + length, javas.test(text), ours.test(text));
        }
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean few = random.nextBoolean();
            text.appendCodePoint(few ? "abc".charAt(random.nextInt(3)) : CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static void collect(JsonNode node, List<String> patterns) {
        if (node.path("pattern").isTextual() && !node.has("enum")) {
            patterns.add(node.path("pattern").textValue());
        }
        node.forEach(child -> collect(child, patterns));
    }
}
