package io.jenkins.plugins.intent.policy.grammar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import java.util.HashMap;
import java.util.Map;
import org.junit.Test;

public class GrammarIndexTest {
    private final byte[] lines = ProgramFiles.bytes(GrammarIndex.class, GrammarIndex.FILE);
    private final GrammarIndex index = new GrammarIndex(lines);

    @Test
    public void everyNameLeadsToTheGrammarThatIsWrittenLast() {
        Map<String, JsonNode> written = new HashMap<>();
        for (String family : GrammarBook.FAMILIES) {
            GrammarBook.resource(GrammarBook.class, family + ".json")
                    .properties()
                    .forEach(grammar -> GrammarReader.words(grammar.getKey())
                            .forEach(name -> written.put(name, grammar.getValue())));
        }
        assertTrue(written.size() > 1_000);
        written.forEach((name, grammar) -> assertEquals(name, grammar, index.find(name)));
    }

    @Test
    public void whatNobodyKnowsIsNotFoundWhereverItWouldStand() {
        for (String name :
                new String[] {"", " ", "!", "~", "0", "gi", "git-", "gitt", "zzzz", "tru", "truee", "é", "git tools"}) {
            assertNull(name, index.find(name));
        }
        assertNull(new GrammarIndex(new byte[0]).find("git"));
    }

    @Test
    public void theBuildHasMadeItFromTheFilesOfNow() {
        byte[] now = GrammarIndex.make(name -> ProgramFiles.bytes(GrammarIndex.class, name));
        assertArrayEquals(new String(now, UTF_8), now, lines);
    }
}
