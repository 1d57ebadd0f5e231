package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.ShellText.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns shell text into commands of an intent: a script, the text of an {@code sh} step, or a {@code run:}
 * of a workflow file.
 */
public final class ShellConversion {
    /**
     * Where a text comes from.
     *
     * @param name what {@code $0} is; empty when that is the shell
     * @param shell that runs what cannot be said without one
     * @param stopsAtFailure whether its first failed command ends it, as an {@code sh} step does
     * @param directory where it starts, relative to the project
     * @param variables that are known, as texts of an intent
     * @param exported those of them that programs see
     * @param outputs what the names of variables for outputs begin with, when it is a step of a workflow
     */
    public record Origin(
            String name,
            String shell,
            boolean stopsAtFailure,
            String directory,
            Map<String, String> variables,
            Set<String> exported,
            String outputs) {
        public static Origin script(String text) {
            return script("", text);
        }

        /** @param name of its file, as it is started */
        public static Origin script(String name, String text) {
            boolean bash =
                    text.startsWith("#!") && text.lines().findFirst().orElse("").contains("bash");
            boolean stops = !text.startsWith("#!")
                    || text.lines().findFirst().orElse("").matches(".*\\s-[a-z]*e[a-z]*.*");
            return new Origin(name, bash ? "bash" : "sh", stops, "", Map.of(), Set.of(), "");
        }
    }

    private ShellConversion() {}

    /** Why the text is none for a shell; empty when it is. */
    public static List<Problem> problems(String text) {
        return ShellText.read(text).problems();
    }

    /** What becomes of a text without problems. */
    public static Conversion of(String text, Origin origin) {
        ShellText read = ShellText.read(text);
        Notes notes = new Notes();
        Fallback fallback = new Fallback(text, origin.name(), origin.shell(), notes);
        LeftBehind left = new LeftBehind(origin.outputs());
        Statements statements = new Statements(notes, fallback, left);
        Scope scope = new Scope();
        scope.setOptions(origin.stopsAtFailure() ? ShellOptions.AT_START : ShellOptions.GOING_ON);
        try {
            scope.enter(origin.directory());
            origin.variables().forEach((name, value) -> scope.variables().set(name, List.of(value)));
            origin.exported().forEach(scope.variables()::export);
            statements.all(read.script(), scope);
            statements.finish(scope);
        } catch (Unsayable impossible) {
            throw new IllegalArgumentException(impossible.getMessage(), impossible);
        }
        boolean stops =
                origin.stopsAtFailure() || text.matches("(?s).*\\bset\\s+-([a-zA-Z]*e|[a-zA-Z]*o\\s+errexit).*");
        if (!stops) {
            notes.at(1);
            notes.note("the script goes on after a command that failed; the commands of an intent do not");
        }
        return new Conversion(
                statements.commands(),
                notes.all(),
                Effects.commands(read.script().statements()) + fallback.added(),
                fallback.inShell(),
                left.all());
    }
}
