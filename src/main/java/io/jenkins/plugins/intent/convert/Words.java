package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.intent.policy.shell.Braces;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Part.ProcessSubstitution;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns words into arguments: texts with <code>${NAME}</code>, and patterns for files. */
final class Words {
    private static final String PATTERN = ".*[*?\\[].*";

    /** What scripts often have the shell separate words at, so that blanks do not. */
    static final String STRICT_SEPARATORS = "\n\t";

    private static final int MOST_OF_BRACES = 60;
    /** Steps and leading zeros. */
    private static final Pattern RANGE = Pattern.compile("\\{-?0\\d|\\.\\.-?0\\d|\\{[^{},]*\\.\\.[^{},]*\\.\\.");

    private static final Pattern DEFAULT_OF_WORDS = Pattern.compile("\\$\\{\\w+:-[^}]*[\\s*?\\[]");

    private final Captures captures;
    private final Notes notes;
    private final String script;
    private final boolean seeEnvironment;
    private final VariableTexts variables;
    private final FilePatterns patterns;

    /** @param script as for {@link VariableTexts} */
    Words(Captures captures, Notes notes, String script) {
        this(captures, notes, script, true);
    }

    private Words(Captures captures, Notes notes, String script, boolean seeEnvironment) {
        this.captures = captures;
        this.notes = notes;
        this.script = script;
        this.seeEnvironment = seeEnvironment;
        this.variables = new VariableTexts(this, notes, script, seeEnvironment);
        this.patterns = new FilePatterns(notes);
    }

    /** The same for an assignment, as of {@link Captures#ofAssignment}. */
    Words ofAssignment() {
        return new Words(captures.ofAssignment(), notes, script, seeEnvironment);
    }

    /** What has the outputs captured that these words ask for. */
    Captures captures() {
        return captures;
    }

    /** The same for values of an environment, which see none of the others that are set beside them. */
    Words ofEnvironment() {
        return new Words(captures, notes, script, false);
    }

    /** Arguments while they are put together. */
    private final class Draft {
        final Scope scope;
        final List<JsonNode> done = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        boolean begun;
        boolean pattern;
        boolean protectedPattern;

        Draft(Scope scope) {
            this.scope = scope;
        }

        void add(String more) {
            text.append(more);
            begun = true;
        }

        void end() throws Unsayable {
            if (begun) {
                if (pattern && protectedPattern) {
                    throw new Unsayable("a pattern for files with quoted '*' or '?' in it");
                }
                done.add(pattern ? patterns.of(text.toString(), scope) : TextNode.valueOf(text.toString()));
            }
            text.setLength(0);
            begun = false;
            pattern = false;
            protectedPattern = false;
        }
    }

    List<JsonNode> arguments(List<Word> words, Scope scope) throws Unsayable {
        List<JsonNode> all = new ArrayList<>();
        for (Word word : words) {
            List<Word> expanded = Braces.expand(word);
            if (expanded.size() >= MOST_OF_BRACES
                    || expanded.size() > 1 && RANGE.matcher(word.source()).find()) {
                throw new Unsayable("what " + word.source() + " stands for");
            }
            for (Word each : expanded) {
                Draft draft = new Draft(scope);
                parts(each, scope, draft);
                draft.end();
                all.addAll(draft.done);
            }
        }
        return all;
    }

    /** One text, as in an assignment. */
    String text(Word word, Scope scope) throws Unsayable {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (Part part : word.parts()) {
            if (part instanceof Literal literal) {
                text.append(first && !literal.quoted() ? home(escaped(literal.text())) : escaped(literal.text()));
            } else if (part instanceof Variable variable) {
                text.append(String.join(isStrict(scope) ? "\n" : " ", variables.values(variable, scope)));
            } else if (part instanceof Substitution substitution) {
                text.append(captures.output(substitution, scope));
            } else {
                throw otherwise(part);
            }
            first = false;
        }
        return text.toString();
    }

    private void parts(Word word, Scope scope, Draft draft) throws Unsayable {
        boolean first = true;
        for (Part part : word.parts()) {
            if (part instanceof Literal literal) {
                literal(literal, first, draft);
            } else if (part instanceof Variable variable) {
                variable(variable, scope, draft);
            } else if (part instanceof Substitution substitution) {
                if (!substitution.quoted() && word.parts().size() == 1) {
                    captures.mustBeOneWord(substitution);
                }
                draft.add(captures.output(substitution, scope));
            } else {
                throw otherwise(part);
            }
            first = false;
        }
    }

    private static Unsayable otherwise(Part part) {
        return part instanceof ProcessSubstitution
                ? new Unsayable("<(…) makes a file of what a program prints")
                : new Unsayable("$((…)) calculates");
    }

    private static void literal(Literal literal, boolean first, Draft draft) throws Unsayable {
        String text = escaped(literal.text());
        if (!literal.quoted()) {
            draft.pattern |= text.matches(PATTERN) || FilePatterns.isExtended(text);
            text = first ? home(text) : text;
        } else {
            draft.protectedPattern |= text.matches(PATTERN);
        }
        draft.add(text);
    }

    private void variable(Variable variable, Scope scope, Draft draft) throws Unsayable {
        List<String> values = variables.values(variable, scope);
        boolean apart = variable.name().equals("@")
                || variable.operator().equals("elements") && variable.source().endsWith("[@]}");
        if (variable.quoted() && !apart) {
            draft.add(String.join(isStrict(scope) ? "\n" : " ", values));
            return;
        }
        boolean begun = false;
        for (String value : values) {
            if (begun) {
                draft.end();
            }
            if (variable.quoted()) {
                draft.add(value);
            } else {
                split(value, draft, scope);
            }
            begun = true;
        }
    }

    private static boolean isStrict(Scope scope) {
        return scope.variables().value("IFS").isPresent();
    }

    private static void split(String value, Draft draft, Scope scope) throws Unsayable {
        if (scope.variables().holdsWords(value)) {
            throw new Unsayable("the value of " + value + " is split into words");
        }
        if (DEFAULT_OF_WORDS.matcher(value).find()) {
            throw new Unsayable("the default in " + value + " is split into words, or is a pattern");
        }
        String[] pieces = value.split(isStrict(scope) ? "[" + STRICT_SEPARATORS + "]+" : "[ \t\n]+", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                draft.end();
            }
            if (!pieces[i].isEmpty()) {
                draft.pattern |= pieces[i].matches(PATTERN);
                draft.add(pieces[i]);
            }
        }
    }

    /** What an intent would take for a variable of its own. */
    static String escaped(String text) {
        return text.replace("${", "$${");
    }

    private static String home(String text) throws Unsayable {
        if (text.matches("~[^/].*")) {
            throw new Unsayable("the directory of " + text);
        }
        return text.equals("~") || text.startsWith("~/") ? "${HOME}" + text.substring(1) : text;
    }

    /** The same where nothing but text can stand. */
    List<String> texts(List<Word> all, Scope scope) throws Unsayable {
        List<String> texts = new ArrayList<>();
        for (JsonNode argument : arguments(all, scope)) {
            if (!argument.isTextual()) {
                throw new Unsayable("a pattern for files in front of the shell's own '"
                        + all.get(0).source() + "'");
            }
            texts.add(argument.textValue());
        }
        return texts;
    }
}
