package io.jenkins.plugins.intent.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class JsonFieldsTest {
    @Test
    public void everyFieldIsWhatAParserReadsThere() throws Exception {
        String json =
                " { \"a b\": {\"x\": [1, {\"}\": \"]\\\"{\"}], \"y\": null}, \"n\":-1.5e3,\n\"t\" :\"q\\\\\",\"ü\":[ ],"
                        + "\"w\": true } ";
        JsonNode whole = JsonTrees.read(json);

        Map<String, JsonPart> fields = JsonFields.of(json.getBytes(UTF_8));

        assertEquals(List.of("a b", "n", "t", "ü", "w"), List.copyOf(fields.keySet()));
        fields.forEach((name, value) -> assertEquals(whole.get(name), value.get()));
    }

    @Test
    public void whatIsNoObjectOrHasNoEndIsRefused() {
        for (String json : List.of("[]", "{\"a\": 1", "{\"a\" 1}", "{\"a\": \"b}", "{\"a\": {}", "{a: 1}")) {
            assertThrows(json, IllegalArgumentException.class, () -> JsonFields.of(json.getBytes(UTF_8)));
        }
    }

    @Test
    public void anEmptyObjectHasNoFields() {
        assertEquals(Map.of(), JsonFields.of("{ }".getBytes(UTF_8)));
    }
}
