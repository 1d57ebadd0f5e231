package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.Pointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML text as JSON that knows its lines. */
final class YamlText {
    /** Aliases can make a short text as large as they like. */
    private static final int MOST_VALUES = 100_000;

    private static final int DEEPEST = 100;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> open = new HashSet<>();
    private final JsonNode root;
    private int values;

    private YamlText(String file, String text) throws UsageException {
        this.file = file;
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        Optional<Node> node = new Compose(settings).composeString(text);
        this.root = node.isEmpty() ? MissingNode.getInstance() : tree(node.get(), Pointer.ROOT);
    }

    static YamlText read(String file, String text) throws UsageException {
        try {
            return new YamlText(file, text);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new UsageException(file + " is no YAML" + place + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new UsageException(file + " is no YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw new UsageException(file + " is nested too deeply to be a workflow");
        }
    }

    JsonNode root() {
        return root;
    }

    /** The line of a value, or of what holds it; of a text over several lines the one where that begins. */
    int line(Pointer pointer) {
        return lines.getOrDefault(pointer.toString(), 1);
    }

    private JsonNode tree(Node node, Pointer pointer) throws UsageException {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        if (open.size() == DEEPEST || ++values > MOST_VALUES) {
            throw new UsageException(file + ", line " + line + ": is too large or nested too deeply to be a workflow");
        }
        if (!open.add(node)) {
            throw new UsageException(file + ", line " + line + ": an alias stands inside of what it names");
        }
        try {
            if (node instanceof MappingNode mapping) {
                lines.putIfAbsent(pointer.toString(), line);
                return object(mapping, pointer);
            } else if (node instanceof SequenceNode sequence) {
                lines.putIfAbsent(pointer.toString(), line);
                ArrayNode array = Json.LINE.createArrayNode();
                for (Node element : sequence.getValue()) {
                    array.add(tree(element, pointer.at(array.size())));
                }
                return array;
            }
            ScalarNode scalar = (ScalarNode) node;
            boolean block =
                    scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
            lines.put(pointer.toString(), block ? line + 1 : line);
            return value(scalar);
        } finally {
            open.remove(node);
        }
    }

    private ObjectNode object(MappingNode mapping, Pointer pointer) throws UsageException {
        ObjectNode object = Json.LINE.createObjectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            lines.put(
                    pointer.at(name).toString(),
                    entry.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1);
            object.set(name, tree(entry.getValueNode(), pointer.at(name)));
        }
        return object;
    }

    private static JsonNode value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return Json.LINE.nullNode();
        } else if (tag.equals(Tag.BOOL)) {
            return Json.LINE.getNodeFactory().booleanNode(Boolean.parseBoolean(text));
        } else if (tag.equals(Tag.INT) && text.matches("-?(0|[1-9]\\d{0,8})")) {
            return Json.LINE.getNodeFactory().numberNode(Integer.parseInt(text));
        }
        return TextNode.valueOf(text);
    }
}
