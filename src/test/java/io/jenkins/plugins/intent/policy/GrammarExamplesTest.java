package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.GrammarReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The built-in grammars prove themselves by the examples that stand beside them. */
public class GrammarExamplesTest {
    @Test
    public void everyExampleOfABuiltInGrammarIsJudgedAsItSays() {
        List<String> wrong = new ArrayList<>();
        for (String family : GrammarBook.FAMILIES) {
            for (Map.Entry<String, JsonNode> entry :
                    GrammarBook.entries(GrammarBook.resource(GrammarBook.class, family + ".json"))) {
                wrong.addAll(GrammarExamples.failures(CommandPolicy.builtIn(), entry.getKey(), entry.getValue()));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    public void everyBuiltInGrammarHasAnExample() {
        for (String family : GrammarBook.FAMILIES) {
            for (Map.Entry<String, JsonNode> entry :
                    GrammarBook.entries(GrammarBook.resource(GrammarBook.class, family + ".json"))) {
                JsonNode grammar = entry.getValue();
                assertTrue(entry.getKey(), grammar.has("blocks") || grammar.has("warns") || grammar.has("allows"));
            }
        }
    }

    @Test
    public void noProgramHasTwoGrammars() {
        List<String> names = new ArrayList<>();
        for (String family : GrammarBook.FAMILIES) {
            for (Map.Entry<String, JsonNode> entry :
                    GrammarBook.entries(GrammarBook.resource(GrammarBook.class, family + ".json"))) {
                names.addAll(GrammarReader.words(entry.getKey()));
            }
        }
        assertEquals(
                names.stream().distinct().sorted().toList(),
                names.stream().sorted().toList());
    }
}
