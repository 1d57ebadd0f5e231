package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the operands of a test from left to right. */
final class TestReader {
    private static final Set<String> FILES = Set.of("-f", "-e", "-d", "-r", "-w");
    private static final Set<String> BINARY = Set.of("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?\\}");

    private final List<Word> operands;
    private final Words words;
    private final Notes notes;
    private final Scope scope;
    private final boolean patterns;
    private int at;

    /** @param patterns whether {@code ==} matches patterns, as in double brackets */
    TestReader(List<Word> operands, Words words, Notes notes, Scope scope, boolean patterns) {
        this.operands = operands;
        this.words = words;
        this.notes = notes;
        this.scope = scope;
        this.patterns = patterns;
    }

    JsonNode read() throws Unsayable {
        JsonNode condition = or();
        if (at < operands.size()) {
            throw new Unsayable("the test " + operands.get(at).source());
        }
        return condition;
    }

    private boolean take(String... spellings) {
        boolean there = at < operands.size()
                && List.of(spellings).contains(operands.get(at).source());
        at += there ? 1 : 0;
        return there;
    }

    private JsonNode or() throws Unsayable {
        JsonNode all = and();
        while (take("||", "-o")) {
            all = Conditions.both("any", all, and());
        }
        return all;
    }

    private JsonNode and() throws Unsayable {
        JsonNode all = not();
        while (take("&&", "-a")) {
            all = Conditions.both("all", all, not());
        }
        return all;
    }

    private JsonNode not() throws Unsayable {
        if (take("!")) {
            return Conditions.not(not());
        }
        if (take("(")) {
            JsonNode inner = or();
            take(")");
            return inner;
        }
        return primary();
    }

    private JsonNode primary() throws Unsayable {
        if (at >= operands.size()) {
            throw new Unsayable("a test without operands");
        }
        String first = operands.get(at).source();
        boolean comparison =
                at + 2 < operands.size() && BINARY.contains(operands.get(at + 1).source());
        if (!comparison && FILES.contains(first) && at + 1 < operands.size()) {
            at += 2;
            return file(first, operands.get(at - 1));
        }
        if (!comparison && (first.equals("-n") || first.equals("-z")) && at + 1 < operands.size()) {
            at += 2;
            JsonNode empty = compare(operands.get(at - 1), "");
            return first.equals("-z") ? empty : Conditions.not(empty);
        }
        if (!comparison) {
            at++;
            if (first.startsWith("-")) {
                throw new Unsayable("the test " + first);
            }
            return Conditions.not(compare(operands.get(at - 1), ""));
        }
        Word left = operands.get(at);
        String operator = operands.get(at + 1).source();
        Word right = operands.get(at + 2);
        at += 3;
        JsonNode condition =
                switch (operator) {
                    case "=~" -> matches(left, PatternText.search(right));
                    case "=", "==", "!=" ->
                        isPattern(right)
                                ? matches(left, PatternText.regex(right))
                                : compare(left, words.text(right, scope));
                    default -> numbers(left, operator, words.text(right, scope));
                };
        return operator.equals("!=") ? Conditions.not(condition) : condition;
    }

    private JsonNode file(String test, Word path) throws Unsayable {
        String text = words.text(path, scope);
        if (text.startsWith("${INTENT_PROJECT}/")) {
            text = Directories.seenFrom(scope.directory(), Directories.enter("", text));
        }
        if ((text + "/").contains("../") && !scope.directory().isEmpty()) {
            text = Directories.seenFrom(scope.directory(), Directories.enter(scope.directory(), text));
        } else if (text.startsWith("/") || text.startsWith("${HOME}") || (text + "/").contains("../")) {
            throw new Unsayable("a test of " + text + ", outside of the project");
        }
        if (!"-f-e-d".contains(test)) {
            notes.note(test + " became a test that the file is there");
        }
        return JsonNodeFactory.instance.objectNode().put("file_exists", text);
    }

    private boolean isPattern(Word word) {
        return patterns
                && word.parts().stream()
                        .anyMatch(part -> part instanceof Literal literal
                                && !literal.quoted()
                                && literal.text().matches("(?s).*[*?\\[(].*"));
    }

    /** What is asked: a variable of the environment, or a text that is known already. */
    private record Subject(Optional<String> variable, String text) {}

    private Subject subject(Word word) throws Unsayable {
        if (word.parts().size() == 1
                && word.parts().get(0) instanceof Variable variable
                && variable.operator().isEmpty()
                && scope.variables().isExported(variable.name())) {
            String value = words.text(word, scope);
            return value.contains("${")
                    ? new Subject(Optional.of(variable.name()), "")
                    : new Subject(Optional.empty(), value);
        }
        String text = words.text(word, scope);
        Matcher reference = REFERENCE.matcher(text);
        if (reference.matches()) {
            String otherwise = reference.group(2) == null ? "" : reference.group(2);
            return new Subject(Optional.of(reference.group(1)), otherwise);
        }
        if (text.contains("${")) {
            throw new Unsayable("a test of a text with a variable in it");
        }
        return new Subject(Optional.empty(), text);
    }

    private JsonNode compare(Word left, String right) throws Unsayable {
        Subject subject = subject(left);
        if (right.contains("${")) {
            throw new Unsayable("a comparison with a variable");
        }
        boolean emptyCounts = !subject.text().isEmpty() && subject.text().equals(right);
        return subject.variable()
                .map(name -> emptyCounts ? orEmpty(name, right) : on(name, "equals", right, subject.text()))
                .orElseGet(() -> BooleanNode.valueOf(subject.text().equals(right)));
    }

    /** A condition of an intent knows whether two are the same; which is larger, only where both are known here. */
    private JsonNode numbers(Word left, String operator, String right) throws Unsayable {
        Subject subject = subject(left);
        boolean same = List.of("-eq", "-ne").contains(operator);
        boolean known =
                subject.variable().isEmpty() && NUMBER.matcher(subject.text()).matches();
        if (!NUMBER.matcher(right).matches()
                || !known && (!same || subject.variable().isEmpty())) {
            throw new Unsayable("the test " + operator);
        }
        if (!known) {
            JsonNode equal = compare(left, String.valueOf(Long.parseLong(right)));
            return operator.equals("-ne") ? Conditions.not(equal) : equal;
        }
        int order = Long.compare(Long.parseLong(subject.text()), Long.parseLong(right));
        return BooleanNode.valueOf(
                switch (operator) {
                    case "-eq" -> order == 0;
                    case "-ne" -> order != 0;
                    case "-lt" -> order < 0;
                    case "-le" -> order <= 0;
                    case "-gt" -> order > 0;
                    default -> order >= 0;
                });
    }

    private JsonNode matches(Word left, String regex) throws Unsayable {
        Subject subject = subject(left);
        boolean ofDefault = subject.text().matches(regex);
        if (subject.variable().isPresent()
                && ofDefault != "".matches(regex)
                && !subject.text().isEmpty()) {
            throw new Unsayable("a pattern for a variable that has a default when it is empty");
        }
        return subject.variable()
                .map(name -> on(name, "matches", regex, subject.text()))
                .orElseGet(() -> BooleanNode.valueOf(subject.text().matches(regex)));
    }

    /** A default stands for an empty value too; that of a condition only for one that is not set. */
    private static JsonNode orEmpty(String variable, String value) {
        ObjectNode condition = JsonNodeFactory.instance.objectNode().put("variable", variable);
        condition.putArray("in").add(value).add("");
        return condition.put("default", value);
    }

    private static JsonNode on(String variable, String how, String what, String otherwise) {
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        return condition.put("variable", variable).put(how, what).put("default", otherwise);
    }
}
