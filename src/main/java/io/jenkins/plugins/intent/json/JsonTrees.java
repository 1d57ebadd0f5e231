package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Reads and writes JSON as a tree. Jackson's own way to a tree goes through its data binding, and getting
 * that ready is most of the start of a small process. Depth is bounded by the parser.
 */
public final class JsonTrees {
    private static final JsonTrees PLAIN = new JsonTrees(JsonNodeFactory.instance);

    /** A whole number with fewer digits, or a sign and fewer, is an int. */
    private static final int SURELY_INT = 10;

    private final JsonNodeFactory nodes;

    private JsonTrees(JsonNodeFactory nodes) {
        this.nodes = nodes;
    }

    /**
     * The one value that a parser has.
     *
     * @throws JsonProcessingException when it is not JSON, or there is more than one
     */
    static JsonNode whole(JsonParser parser, JsonNodeFactory nodes) throws IOException {
        JsonNode root = new JsonTrees(nodes).root(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Trailing token", parser.currentTokenLocation());
        }
        return root;
    }

    /** @throws JsonProcessingException when it is not JSON */
    public static JsonNode read(InputStream in) throws IOException {
        try (JsonParser parser = RecordJson.FACTORY.createParser(in)) {
            return PLAIN.root(parser);
        }
    }

    /** @throws JsonProcessingException when it is not JSON */
    public static JsonNode read(String text) throws JsonProcessingException {
        try (JsonParser parser = RecordJson.FACTORY.createParser(text)) {
            return PLAIN.root(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be read", e);
        }
    }

    /** One line. */
    public static String line(JsonNode tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = RecordJson.FACTORY.createGenerator(text)) {
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    static void write(JsonNode tree, JsonGenerator json) throws IOException {
        switch (tree.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (Map.Entry<String, JsonNode> field : tree.properties()) {
                    json.writeFieldName(field.getKey());
                    write(field.getValue(), json);
                }
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : tree) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            case STRING -> json.writeString(tree.textValue());
            case BOOLEAN -> json.writeBoolean(tree.booleanValue());
            case NUMBER -> json.writeNumber(tree.asText());
            case NULL -> json.writeNull();
            default -> throw new IllegalArgumentException("no JSON: " + tree.getNodeType());
        }
    }

    private JsonNode root(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "there is nothing");
        }
        return value(parser);
    }

    private JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            default -> throw new JsonParseException(parser, "no value: " + parser.currentToken());
        };
    }

    private JsonNode number(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (text.length() < SURELY_INT) {
            // Jackson gets two regular expressions ready before it reads its first number.
            return nodes.numberNode(Integer.parseInt(text));
        }
        return switch (parser.getNumberType()) {
            case INT -> nodes.numberNode(parser.getIntValue());
            case LONG -> nodes.numberNode(parser.getLongValue());
            default -> nodes.numberNode(parser.getBigIntegerValue());
        };
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }
}
