package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions <code>${{ … }}</code> of a workflow file. While the text around them is read as shell
 * text, each is a variable of a name that nobody uses.
 */
final class Expressions {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(.*?)\\s*}}", Pattern.DOTALL);
    private static final Pattern MATRIX = Pattern.compile("matrix\\.([A-Za-z][A-Za-z0-9_-]*)");
    private static final Pattern SECRET = Pattern.compile("secrets\\.(\\w+)");
    private static final Pattern PLAIN = Pattern.compile("(?:env|vars|inputs|github\\.event\\.inputs)\\.(\\w+)");
    private static final Pattern OUTPUT = Pattern.compile("(?:steps|needs)\\.([\\w-]+)\\.outputs\\.([\\w-]+)");
    private static final Pattern CONTEXT = Pattern.compile("(?:github|runner)\\.[\\w.]+");
    private static final String PREFIX = "EXPRESSION_";

    /** What the service calls the project directory, for commands and in expressions. */
    static final String WORKSPACE = "GITHUB_WORKSPACE";

    /** The same in an intent. */
    static final String PROJECT = "${INTENT_PROJECT}";

    private final Map<String, String> outputs;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /** @param outputs of steps and jobs before this one, by the names that variables for them have */
    Expressions(Map<String, String> outputs) {
        this.outputs = outputs;
    }

    /** What the names of variables for the outputs of a step or job begin with. */
    static String outputPrefix(String id) {
        String name = id.replace('-', '_') + "_";
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** The variable for an output of a step or job. */
    static String outputVariable(String id, String output) {
        return outputPrefix(id) + output.replace('-', '_');
    }

    /** The text with a variable in place of each. */
    String replaced(String text) {
        return EXPRESSION.matcher(text).replaceAll(found -> {
            String value = value(found.group(1));
            for (Map.Entry<String, String> known : values.entrySet()) {
                if (known.getValue().equals(value)) {
                    return Matcher.quoteReplacement("${" + known.getKey() + "}");
                }
            }
            String name = PREFIX + values.size();
            values.put(name, value);
            return Matcher.quoteReplacement("${" + name + "}");
        });
    }

    /** The text of an intent in place of a text that no shell reads. */
    String filled(String text) {
        return EXPRESSION
                .matcher(text.replaceAll("\\$\\{(?!\\{)", "\\$\\$\\{"))
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    /** The same of a directory, as an intent names it: relative to the project. */
    String directory(String text) {
        String filled = filled(text);
        if (filled.equals(PROJECT)) {
            return "";
        }
        return filled.startsWith(PROJECT + "/") ? filled.substring(PROJECT.length() + 1) : filled;
    }

    private String value(String expression) {
        Matcher matrix = MATRIX.matcher(expression);
        if (matrix.matches()) {
            return "${matrix." + matrix.group(1) + "}";
        }
        Matcher secret = SECRET.matcher(expression);
        if (secret.matches()) {
            secrets.add(secret.group(1));
            return "${" + secret.group(1) + "}";
        }
        Matcher plain = PLAIN.matcher(expression);
        if (plain.matches()) {
            return "${" + plain.group(1) + "}";
        }
        Matcher output = OUTPUT.matcher(expression);
        if (output.matches()) {
            String name = outputVariable(output.group(1), output.group(2));
            if (!outputs.containsKey(name)) {
                unknown.add("${{ " + expression + " }}");
            }
            return outputs.getOrDefault(name, "${" + name + "}");
        }
        if (expression.equals("github.workspace")) {
            return PROJECT;
        }
        String name = expression
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^_|_$", "");
        if (!CONTEXT.matcher(expression).matches()) {
            unknown.add("${{ " + expression + " }}");
        }
        return "${" + (name.isEmpty() || Character.isDigit(name.charAt(0)) ? "X_" + name : name) + "}";
    }

    Map<String, String> values() {
        return values;
    }

    Set<String> secrets() {
        return secrets;
    }

    Set<String> unknown() {
        return unknown;
    }

    /** The command with the expressions that stood in single quotes, too. */
    ObjectNode finished(ObjectNode command) {
        return (ObjectNode) finished((JsonNode) command);
    }

    private JsonNode finished(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            for (Map.Entry<String, String> each : values.entrySet()) {
                text = text.replace("$${" + each.getKey() + "}", each.getValue());
            }
            return TextNode.valueOf(text);
        }
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, finished(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, finished(array.get(i)));
            }
        }
        return node;
    }
}
