package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.shell.Assignment;
import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Part.Arithmetic;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The variables that a command's words speak of. */
public final class VariableNames {
    private final Set<String> names = new HashSet<>();

    private VariableNames() {}

    public static Set<String> in(Simple command) {
        VariableNames all = new VariableNames();
        all.command(command);
        return Set.copyOf(all.names);
    }

    private void command(Command command) {
        if (command instanceof Simple simple) {
            for (Assignment assignment : simple.assignments()) {
                parts(assignment.value().parts());
            }
            for (Word word : simple.words()) {
                parts(word.parts());
            }
            for (Redirect redirect : simple.redirects()) {
                parts(redirect.target().parts());
                parts(redirect.text().parts());
            }
        }
    }

    private void parts(List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Variable variable) {
                names.add(variable.name());
                parts(variable.argument().parts());
            } else if (part instanceof Arithmetic arithmetic) {
                parts(arithmetic.expression());
            } else if (part instanceof Substitution substitution) {
                substitution.script().statements().stream()
                        .flatMap(statement -> statement.first().stages().stream())
                        .forEach(stage -> command(stage.command()));
            }
        }
    }
}
