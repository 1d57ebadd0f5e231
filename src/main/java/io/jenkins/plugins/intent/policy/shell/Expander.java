package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Arithmetic;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Part.ProcessSubstitution;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Does to words what a shell does, in a state where each variable has one value. Patterns for files stay
 * as they are, except that one which also means the parent directory counts as that.
 */
public final class Expander {
    private static final String BLANKS = " \t\n";
    private static final String A_NUMBER = "1";
    private static final String A_PIPE = "/dev/fd/0";
    private static final Pattern PARENT_PATTERN =
            Pattern.compile("(^|/)(\\.[*?]+|\\.?\\[[^\\]/]*\\.[^\\]/]*\\]\\.?)(?=/)");

    private final ShellState state;
    private final Unknowns unknowns;
    private final Parameters parameters;

    public Expander(ShellState state) {
        this.state = state;
        this.unknowns = state.unknowns();
        this.parameters = new Parameters(state, this);
    }

    /** The fields of all the words. */
    public List<String> fields(List<Word> words) {
        List<String> all = new ArrayList<>();
        for (Word word : words) {
            for (Word each : Braces.expand(word)) {
                Fields fields = new Fields(separators());
                expand(each, fields);
                fields.all()
                        .forEach(field -> all.add(PARENT_PATTERN.matcher(field).replaceAll("$1..")));
            }
        }
        return all;
    }

    /** The word as one text, as in an assignment. */
    public String text(Word word) {
        Fields fields = new Fields("");
        expand(word, fields);
        return String.join(" ", fields.all());
    }

    private String separators() {
        return state.variable("IFS").map(Value::text).orElse(BLANKS);
    }

    private void expand(Word word, Fields fields) {
        boolean first = true;
        for (Part part : word.parts()) {
            if (part instanceof Literal literal) {
                fields.together(first && !literal.quoted() ? tilde(literal.text()) : literal.text());
            } else if (part instanceof Variable variable) {
                variable(variable, fields);
            } else if (part instanceof Substitution substitution) {
                put(output(substitution), substitution.quoted(), fields);
            } else if (part instanceof Arithmetic) {
                fields.together(A_NUMBER);
            } else if (part instanceof ProcessSubstitution) {
                fields.together(A_PIPE);
            }
            first = false;
        }
    }

    private static void put(String text, boolean together, Fields fields) {
        if (together) {
            fields.together(text);
        } else {
            fields.split(text);
        }
    }

    /** {@code ~} and {@code ~name} in front of a path. */
    private String tilde(String text) {
        if (!text.startsWith("~")) {
            return text;
        }
        int slash = text.indexOf('/');
        String prefix = slash < 0 ? text : text.substring(0, slash);
        String rest = slash < 0 ? "" : text.substring(slash);
        return switch (prefix) {
            case "~" -> state.variable("HOME").map(Value::text).orElseGet(() -> unknowns.home("~")) + rest;
            case "~+" -> state.directory() + rest;
            case "~-" -> state.previousDirectory() + rest;
            default -> unknowns.home(prefix) + rest;
        };
    }

    private void variable(Variable variable, Fields fields) {
        List<String> values = parameters.values(variable);
        boolean apart = variable.name().equals("@") || variable.operator().equals("elements");
        if (!variable.quoted()) {
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    fields.end();
                }
                fields.split(values.get(i));
            }
        } else if (apart) {
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    fields.end();
                }
                fields.together(values.get(i));
            }
        } else {
            fields.together(String.join(" ", values));
        }
    }

    private String output(Substitution substitution) {
        String text = new Outputs(state).of(substitution.script()).orElseGet(() -> unknowns.any(substitution.source()));
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }
}
