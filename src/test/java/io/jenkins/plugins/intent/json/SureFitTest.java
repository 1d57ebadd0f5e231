package io.jenkins.plugins.intent.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.model.IntentReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class SureFitTest {
    private static final String VALID = "{'schema_version':1,'goal':'g','parameters':{'P':{'choices':['a','b']}},"
            + "'workflow':{'name':'n','stages':[{'id':'a','max_attempts':2,'matrix':{'jdk':[17,'21'],'exclude':[{'jdk':17}]},"
            + "'outputs':['x',{'pattern':'y','when':'always'}],'when':{'any':[{'variable':'V','equals':'1'},{'not':{'file_exists':'f'}}]},"
            + "'exec':{'env':{'A':'b'},'commands':[{'program':'p','args':['x',{'glob':'*.c'}],'success_codes':[0,-3]},"
            + "{'pipe':[{'program':'a'},{'program':'b'}],'retry':{'attempts':2}}],'services':[{'program':'s','ready':{'port':80}}]}},"
            + "{'id':'b','kind':'gate','needs':['a']}],'edges':[{'from':'a','to':'b'}]}}";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.0",
            "1.5",
            "1e30",
            "99999999999999999999",
            "''",
            "'a'",
            "'a\\n'",
            "'\\u0000'",
            "[]",
            "{}",
            "[1,1]",
            "['a','a']",
            "[1,1.0]",
            "{'a':[]}",
            "{'program':'x'}");

    private static JsonNode json(String text) {
        try {
            return JsonTrees.read(text.replace('\'', '"'));
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    private static Schema schema() {
        return new Schema(ProgramFiles.bytes(SureFitTest.class, IntentReader.SCHEMA));
    }

    private static Schema schema(String text) {
        return new Schema(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void whatSurelyFitsTheLibraryAcceptsToo() throws Exception {
        Schema schema = schema();
        SchemaValidation library = new SchemaValidation(schema.whole());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int fitting = 0;
        for (int round = 0; round < 3_000; round++) {
            JsonNode document = json(VALID);
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                change(document, random);
            }
            if (new SureFit(schema).of(document)) {
                fitting++;
                Problems problems = new Problems();
                library.check(document, 0, problems);
                assertTrue("seed " + seed + ": " + document, problems.isEmpty());
            }
        }
        assertTrue("only " + fitting + " fitted", fitting > 50);
    }

    @Test
    public void anIntentThatUsesNearlyEverythingFitsWithoutTheLibrary() throws Exception {
        assertTrue(new SureFit(schema()).of(json(VALID)));
    }

    @Test
    public void aRuleThatItDoesNotKnowIsNeverSurelyKept() {
        assertFalse(new SureFit(schema("{'type':'string','format':'date'}")).of(json("'2026-01-01'")));
        assertFalse(new SureFit(schema("{'$ref':'#/$defs/none'}")).of(json("1")));
        assertFalse(new SureFit(schema("{'const':1}")).of(json("1.0")));
    }

    @Test
    public void theLengthOfATextIsCountedInCharactersAsPeopleSeeThem() {
        Schema two = schema("{'minLength':2}");
        assertFalse(new SureFit(two).of(json("'\\ud83d\\ude00'")));
        assertTrue(new SureFit(two).of(json("'ab'")));
        assertEquals(2, "\ud83d\ude00".length());
    }

    /** Replaces, removes or adds some value somewhere. */
    private static void change(JsonNode document, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode place = containers.get(random.nextInt(containers.size()));
        JsonNode value = json(VALUES.get(random.nextInt(VALUES.size())));
        if (place instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextInt(3) == 0) {
                array.add(value);
            } else if (random.nextBoolean()) {
                array.remove(random.nextInt(array.size()));
            } else {
                array.set(random.nextInt(array.size()), value);
            }
        } else if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || random.nextInt(4) == 0) {
                object.set(List.of("x", "name", "env", "append", "timeout_sec").get(random.nextInt(5)), value);
            } else if (random.nextBoolean()) {
                object.remove(names.get(random.nextInt(names.size())));
            } else {
                object.set(names.get(random.nextInt(names.size())), value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
