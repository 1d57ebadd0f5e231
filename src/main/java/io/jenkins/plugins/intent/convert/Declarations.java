package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Assignment;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Set;

/** {@code export NAME=value} and its like: who sees a variable, and how long. */
final class Declarations {
    static final Set<String> NAMES = Set.of("export", "readonly", "local", "declare", "typeset");
    private static final Set<String> IN_FUNCTIONS = Set.of("local", "declare", "typeset");

    private final Assignments assignments;

    Declarations(Assignments assignments) {
        this.assignments = assignments;
    }

    void all(String builtin, List<Word> words, Scope scope) throws Unsayable {
        StringBuilder options = new StringBuilder();
        for (Word word : words) {
            String source = word.source();
            if (source.matches("--|-[a-z]+") && isHarmless(builtin, source)) {
                options.append(source);
            } else if (source.matches("[-+].*")) {
                throw new Unsayable(builtin + " " + source);
            } else {
                one(builtin, options.toString(), word, scope);
            }
        }
    }

    /** Others change what is assigned, or print. */
    private static boolean isHarmless(String builtin, String options) {
        return options.equals("--") || IN_FUNCTIONS.contains(builtin) && options.matches("-[argx]+");
    }

    private static Assignment one(String name, Word word) {
        Word value = new Word(word.parts().subList(1, word.parts().size()), "");
        return new Assignment(name, "", false, value, List.of(), false);
    }

    /** Behind {@code declare} it is read as a word. */
    private static Assignment array(String source) throws Unsayable {
        for (Statement statement : ShellText.read(source).script().statements()) {
            if (statement.first().stages().get(0).command() instanceof Simple simple
                    && simple.words().isEmpty()
                    && simple.assignments().size() == 1) {
                return simple.assignments().get(0);
            }
        }
        throw new Unsayable("an array");
    }

    private void one(String builtin, String options, Word word, Scope scope) throws Unsayable {
        String source = word.source();
        int equals = source.indexOf('=');
        String name = equals < 0 ? source : source.substring(0, equals);
        if (!Assignments.isName(name)) {
            throw new Unsayable(builtin + " " + source);
        }
        boolean exports = builtin.equals("export") || options.contains("x");
        boolean local = scope.isInFunction() && IN_FUNCTIONS.contains(builtin) && !options.contains("g");
        if (local) {
            scope.addLocal(name);
        }
        if (equals >= 0) {
            assignments.declare(source.startsWith("(", equals + 1) ? array(source) : one(name, word), scope, exports);
        } else if (local) {
            scope.variables().set(name, options.contains("a") ? List.of() : List.of(""));
        }
        if (exports) {
            assignments.export(name, scope);
        }
    }
}
