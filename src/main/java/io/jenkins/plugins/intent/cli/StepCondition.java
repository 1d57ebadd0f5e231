package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code if:} of a step as a condition of commands, where it compares values of the matrix, of the environment or
 * of the event with texts.
 */
final class StepCondition {
    private static final Pattern WORD = Pattern.compile("\\s*(?:(&&|\\|\\||==|!=|[!(),])"
            + "|'((?:[^']|'')*)'|(true|false|-?[0-9.]+)(?![\\w.])|([A-Za-z_][\\w.-]*))");

    private static final String OF_MATRIX = "matrix.";
    private static final String OF_ENVIRONMENT = "env.";
    private static final Pattern GIVEN = Pattern.compile("(?:env|vars|inputs|github\\.event\\.inputs)\\.(\\w+)");
    private static final Pattern OF_EVENT = Pattern.compile("github\\.(?:ref|ref_name|ref_type|event_name|repository"
            + "|actor|base_ref|head_ref)|runner\\.(?:os|arch)");

    /** Something in it that cannot be said as a condition. */
    private static final class NotSayable extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** @param text whether it is a text that stands in the condition */
    private record Word(String shown, boolean text) {}

    private final List<Word> words = new ArrayList<>();
    private final Map<String, String> env = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int next;

    private StepCondition() {}

    /**
     * A condition that can be said.
     *
     * @param when the field of a command
     * @param env the variables that it asks for and that the command has to set
     * @param asked those that somebody else has to set
     */
    record Said(ObjectNode when, Map<String, String> env, List<String> asked) {
        /** Lets it decide over a command, besides what decides already. */
        void apply(ObjectNode command) {
            ObjectNode whole = when.deepCopy();
            if (command.has("when")) {
                whole = Json.LINE.createObjectNode();
                whole.putArray("all").add(when.deepCopy()).add(command.get("when"));
            }
            command.set("when", whole);
            env.forEach(command.withObjectProperty("env")::put);
        }
    }

    /** Empty where it asks for more. */
    static Optional<Said> of(String written) {
        StepCondition condition = new StepCondition();
        try {
            condition.split(written.replaceAll("^\\s*\\$\\{\\{|}}\\s*$", "").strip());
            ObjectNode when = condition.any();
            condition.require(condition.next == condition.words.size());
            return Optional.of(new Said(when, condition.env, condition.asked));
        } catch (NotSayable e) {
            return Optional.empty();
        }
    }

    private void split(String text) throws NotSayable {
        Matcher word = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            require(word.find(at) && word.start() == at);
            boolean isText = word.group(2) != null || word.group(3) != null;
            String shown = word.group(2) != null
                    ? word.group(2).replace("''", "'")
                    : word.group().strip();
            words.add(new Word(shown, isText));
            at = word.end();
        }
    }

    private void require(boolean holds) throws NotSayable {
        if (!holds) {
            throw new NotSayable();
        }
    }

    private boolean comes(String sign) {
        boolean comes = next < words.size()
                && !words.get(next).text()
                && words.get(next).shown().equals(sign);
        next += comes ? 1 : 0;
        return comes;
    }

    private Word word() throws NotSayable {
        require(next < words.size());
        return words.get(next++);
    }

    private ObjectNode any() throws NotSayable {
        List<ObjectNode> all = new ArrayList<>(List.of(all()));
        while (comes("||")) {
            all.add(all());
        }
        return joined("any", all);
    }

    private ObjectNode all() throws NotSayable {
        List<ObjectNode> all = new ArrayList<>();
        do {
            // "true &&" lets a condition begin with an exclamation mark, which YAML reads in its own way.
            if (!isTrue()) {
                all.add(one());
            }
        } while (comes("&&"));
        require(!all.isEmpty());
        return joined("all", all);
    }

    private boolean isTrue() {
        boolean is = next + 1 < words.size()
                && words.get(next).equals(new Word("true", true))
                && words.get(next + 1).equals(new Word("&&", false));
        next += is ? 1 : 0;
        return is;
    }

    private static ObjectNode joined(String field, List<ObjectNode> all) {
        if (all.size() == 1) {
            return all.get(0);
        }
        ObjectNode joined = Json.LINE.createObjectNode();
        ArrayNode array = joined.putArray(field);
        all.forEach(array::add);
        return joined;
    }

    private ObjectNode one() throws NotSayable {
        if (comes("!")) {
            return not(one());
        }
        if (comes("(")) {
            ObjectNode inner = any();
            require(comes(")"));
            return inner;
        }
        Word first = word();
        String name = first.shown();
        if (name.equals("startsWith") || name.equals("contains")) {
            require(comes("("));
            ObjectNode value = value(word());
            require(comes(","));
            String sought = text(word()).replaceAll("([\\\\.\\[\\]{}()*+?^$|])", "\\\\$1");
            require(comes(")"));
            return value.put("matches", (name.equals("contains") ? "(?s).*" : "(?s)") + sought + ".*");
        }
        ObjectNode value = value(first);
        if (comes("==")) {
            return value.put("equals", text(word()));
        }
        if (comes("!=")) {
            return not(value.put("equals", text(word())));
        }
        value.putArray("in").add("").add("false").add("0");
        return not(value);
    }

    private static ObjectNode not(ObjectNode inner) {
        ObjectNode not = Json.LINE.createObjectNode();
        not.set("not", inner);
        return not;
    }

    private String text(Word word) throws NotSayable {
        require(word.text());
        return word.shown();
    }

    private ObjectNode value(Word word) throws NotSayable {
        require(!word.text());
        String name = word.shown();
        ObjectNode value = Json.LINE.createObjectNode();
        if (name.startsWith(OF_MATRIX)) {
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            env.put(variable, "${" + name + "}");
            return value.put("variable", variable);
        }
        Matcher given = GIVEN.matcher(name);
        require(given.matches() || OF_EVENT.matcher(name).matches());
        String variable =
                given.matches() ? given.group(1) : name.toUpperCase(Locale.ROOT).replace('.', '_');
        if (!name.startsWith(OF_ENVIRONMENT)) {
            asked.add(variable);
        }
        return value.put("variable", variable).put("default", "");
    }
}
