package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.convert.Conversion.Remark;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Stage;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Script.Then;
import java.util.List;

/**
 * Goes through statements in order. One that cannot be said stays a shell's; when it leaves something behind
 * in the shell that later ones need, all that follows stays with it, and when it asks how the one before it
 * ended, that one does.
 */
final class Sequence {
    private static final int DEEPEST = 20;

    private final Statements statements;
    private final Assignments assignments;
    private final Notes notes;
    private final Fallback fallback;
    private int depth;
    /** Whether what is read now ends as its last statement does, and ends the script when that fails. */
    private boolean counts = true;

    Sequence(Statements statements, Assignments assignments, Notes notes, Fallback fallback) {
        this.statements = statements;
        this.assignments = assignments;
        this.notes = notes;
        this.fallback = fallback;
    }

    /** Whether what ends the statement that is being read ends all of the text. */
    boolean isOutermost() {
        return depth == 1;
    }

    /** Whether the statement that is being read is the last of all of the text. */
    boolean isAtEnd() {
        return depth == 1 && counts;
    }

    /** Whether what is read now is the last of the function or the text that it stands in. */
    boolean isLast() {
        return counts;
    }

    /** What there was before a statement, to go back to. */
    private record Checkpoint(int index, Scope scope, int size, List<Remark> remarks, int inShell) {}

    private Checkpoint checkpoint(int index, Scope scope) {
        return new Checkpoint(index, scope.copy(), statements.commands().size(), notes.mark(), fallback.inShell());
    }

    private void backTo(Checkpoint checkpoint, Scope scope) {
        scope.become(checkpoint.scope());
        List<ObjectNode> commands = statements.commands();
        commands.subList(checkpoint.size(), commands.size()).clear();
        notes.backTo(checkpoint.remarks());
        fallback.backTo(checkpoint.inShell());
    }

    void all(Script script, Scope scope) throws Unsayable {
        all(script, scope, counts);
    }

    /** The same, of what runs by itself, such as a function: how its last statement ends counts in any case. */
    void byItself(Script script, Scope scope) throws Unsayable {
        all(script, scope, true);
    }

    private void all(Script script, Scope scope, boolean counting) throws Unsayable {
        int line = notes.line();
        boolean outer = counts;
        counts = counting;
        depth++;
        try {
            if (depth > DEEPEST) {
                throw new Unsayable("it is nested too deeply");
            }
            inOrder(script.statements(), scope);
        } finally {
            depth--;
            counts = outer;
        }
        notes.at(line);
    }

    private void inOrder(List<Statement> all, Scope scope) throws Unsayable {
        Checkpoint before = null;
        boolean outer = counts;
        for (int i = 0; i < all.size(); i++) {
            Statement statement = all.get(i);
            if (depth == 1 && !scope.isEnding()) {
                notes.at(fallback.line(statement));
            }
            Checkpoint here = checkpoint(i, scope);
            counts = outer && i == all.size() - 1;
            try {
                if (depth == 1 && i == all.size() - 1) {
                    endWith(statement, scope);
                } else {
                    statements.statement(statement, scope);
                }
                before = here;
            } catch (Unsayable reason) {
                backTo(here, scope);
                boolean asks = reason.asksBefore() || Effects.asksBefore(statement);
                Lasting lasting = new Lasting(
                        scope.functions(), depth == 1 && scope.options().failuresCount());
                if (!asks && lasting.is(statement) && assignments.assignByShell(statement, reason, scope, fallback)) {
                    before = here;
                    continue;
                }
                if (asks && before != null) {
                    backTo(before, scope);
                    here = before;
                }
                boolean lasts = lasting.any(all.subList(here.index(), i + 1));
                if (depth > 1
                        && (lasts
                                || asks && here.index() == i
                                || !scope.prefix().isEmpty())) {
                    throw reason;
                }
                int end = lasts ? all.size() : i + 1;
                boolean atEnd = depth == 1 && end == all.size();
                statements.add(fallback.shell(
                        all.subList(here.index(), end), reason, scope, outer && end == all.size(), atEnd));
                before = here;
                i = end - 1;
            }
        }
    }

    /** The last statement of a text: as it ends, so does the text, also when failures do not count before. */
    private void endWith(Statement statement, Scope scope) throws Unsayable {
        ShellOptions options = scope.options();
        if (!options.failuresCount() && !isPlain(statement, scope)) {
            throw new Unsayable("the script ends as this does, after failures that did not count");
        }
        scope.setOptions(options.withFailuresCounting());
        statements.statement(statement, scope);
    }

    /** One program or pipe, or one whose failure counts nowhere. */
    private static boolean isPlain(Statement statement, Scope scope) {
        List<Then> rest = statement.rest();
        if (rest.size() == 1
                && !rest.get(0).onSuccess()
                && Chains.isNothing(rest.get(0).pipeline())) {
            return true;
        }
        return rest.isEmpty()
                && statement.first().stages().stream()
                        .map(Stage::command)
                        .allMatch(command -> command instanceof Simple simple && isProgram(simple, scope));
    }

    private static boolean isProgram(Simple simple, Scope scope) {
        return simple.name()
                .filter(name -> !scope.functions().containsKey(name))
                .isPresent();
    }
}
