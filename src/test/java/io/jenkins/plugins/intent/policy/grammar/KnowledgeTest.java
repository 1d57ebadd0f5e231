package io.jenkins.plugins.intent.policy.grammar;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What is read only when needed is all sound. */
public class KnowledgeTest {
    private static final Knowledge KNOWLEDGE = GrammarBook.builtIn().knowledge();

    @Test
    public void everySignIsThereAndFindsNothingInNothing() throws Exception {
        JsonNode written = GrammarBook.resource(Knowledge.class, "knowledge.json");
        for (RecordComponent component : Signs.class.getRecordComponents()) {
            String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            assertTrue(name, written.path(name).isTextual());
            Sign sign = (Sign) component.getAccessor().invoke(KNOWLEDGE.signs());
            assertEquals(name, name.equals("relative_entry"), sign.matcher("").find());
        }
    }

    @Test
    public void aSignKnowsTheProgramsThatItSpeaksOf() {
        for (String shell : List.of("sh", "ksh93", "busybox")) {
            assertTrue(KNOWLEDGE.isShellName(shell));
            assertTrue(KNOWLEDGE.signs().shellPath().matcher("x=/bin/" + shell).find());
        }
        assertTrue(KNOWLEDGE.signs().removal().matcher("; shred -u x").find());
        assertTrue(KNOWLEDGE.isRemover("shred"));
        assertFalse(KNOWLEDGE.signs().shellPath().matcher("/bin/SHELLS").find());
    }

    @Test
    public void everyTableAndEveryVariableHasRolesThatThereAre() {
        JsonNode tables =
                GrammarBook.resource(Knowledge.class, "knowledge.json").path("tables");
        for (Map.Entry<String, JsonNode> table : tables.properties()) {
            for (JsonNode names : table.getValue()) {
                for (String name : GrammarReader.words(names)) {
                    assertTrue(
                            name,
                            KNOWLEDGE
                                    .key(table.getKey(), name.replace("*", "x"))
                                    .isPresent());
                }
            }
        }
        assertEquals(Optional.empty(), KNOWLEDGE.variable("\u0000", true));
        assertEquals(
                Kind.LIBRARY,
                KNOWLEDGE.variable("LD_PRELOAD", false).orElseThrow().kind());
        assertEquals(Optional.empty(), KNOWLEDGE.variable("ld_preload", false));
        assertTrue(KNOWLEDGE.variable("ld_preload", true).isPresent());
    }
}
