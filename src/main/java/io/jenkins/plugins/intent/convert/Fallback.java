package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command.Function;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Script.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stays a shell's: the text as it was, with the directory and the variables that it finds. */
final class Fallback {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What a shell that is given a text would not know of the script. */
    private static final Pattern OWN_NAME =
            Pattern.compile("\\$(?:0|\\{0[}#%/]|BASH_SOURCE\\b|\\{BASH_SOURCE(?:\\[0])?[}#%/])");

    private static final Pattern BACK = Pattern.compile("\\bOLDPWD\\b|\\bcd -(?!\\w)");

    private static final Pattern BASH_SOURCE =
            Pattern.compile("(?<sign>\\$)BASH_SOURCE\\b|(?<=\\$\\{)BASH_SOURCE(?:\\[0])?(?=[}#%/])");

    private final String text;
    private final String name;
    private final String shell;
    private final Notes notes;
    private String source = "";
    private int inShell;
    private int added;

    Fallback(String text, String name, String shell, Notes notes) {
        this.name = name;
        this.text = text;
        this.shell = shell;
        this.notes = notes;
    }

    /** The name of the script; empty when it is not known. */
    String script() {
        return name;
    }

    int line(Statement statement) {
        source = statement.whole();
        return 1
                + (int) text.substring(0, Math.min(statement.start(), text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The statement that is being read, of which a function is all. */
    String sourceOf(Function function) {
        return source;
    }

    int inShell() {
        return inShell;
    }

    void backTo(int count) {
        inShell = count;
    }

    /**
     * @param counts whether the script fails when the last of them does, also when that alone ends no shell
     * @param atEnd whether nothing follows at all, so that the script ends as the shell does
     */
    ObjectNode shell(List<Statement> statements, Unsayable reason, Scope scope, boolean counts, boolean atEnd) {
        keep(statements);
        notes.staysShell(reason.getMessage());
        String body = statements.stream().map(Statement::whole).collect(Collectors.joining("\n"));
        if (!counts && !isOneCommand(statements.get(statements.size() - 1))) {
            // What has not ended the shell by then would not have ended the script, whatever its exit code is.
            body += "\n:";
        }
        ObjectNode command = command(body, scope);
        if (!scope.options().failuresCount() && !atEnd) {
            command.put("allow_failure", true);
        }
        return command;
    }

    private static boolean isOneCommand(Statement statement) {
        return statement.rest().isEmpty()
                && !statement.background()
                && !statement.first().negated()
                && statement.first().stages().stream().allMatch(stage -> stage.command() instanceof Simple);
    }

    /** A shell is a command also where it only works out a value. */
    private void keep(List<Statement> statements) {
        int programs = Effects.commands(statements);
        inShell += Math.max(1, programs);
        added += programs == 0 ? 1 : 0;
    }

    /** Commands that the text does not have: shells which only work out a value. */
    int added() {
        return added;
    }

    /** A shell that reads the text, with all that the text needs of what stood before it. */
    ObjectNode command(String body, Scope scope) {
        String needed = functions(body, scope);
        StringBuilder all = new StringBuilder();
        if (scope.variables().value("IFS").isPresent()) {
            all.append("IFS=$'\\n\\t'\n");
        }
        scope.variables().arrays().forEach((name, elements) -> {
            if (mentions(needed + body, name)) {
                all.append(ArrayText.of(name, elements)).append('\n');
            }
        });
        all.append(needed).append(body);
        boolean bash = scope.options().needBash() || BashText.isFor(all);
        ObjectNode command = JSON.objectNode();
        command.put("program", bash && shell.equals("sh") ? "bash" : shell);
        ArrayNode args = command.putArray("args");
        scope.options().arguments().forEach(args::add);
        List<String> arguments = scope.arguments().orElse(List.of());
        boolean asksForItself = !name.isEmpty() && OWN_NAME.matcher(all).find();
        args.add(Words.escaped(asksForItself ? named(all.toString()) : all.toString()));
        if (asksForItself || !arguments.isEmpty()) {
            args.add(asksForItself ? name : shell);
            arguments.forEach(args::add);
        }
        Map<String, String> env = new LinkedHashMap<>(scope.variables().environment());
        scope.variables().plain().forEach((name, value) -> {
            if (mentions(all.toString(), name) || all.indexOf("${!") >= 0) {
                env.put(name, value);
            }
        });
        if (BACK.matcher(all).find()) {
            scope.directoryBefore().ifPresent(before -> env.put("OLDPWD", before));
        }
        surround(command, scope, env);
        return command;
    }

    /** The functions that a text calls, and those that they call. */
    private static String functions(String body, Scope scope) {
        Map<String, Scope.Function> others = new LinkedHashMap<>(scope.functions());
        StringBuilder needed = new StringBuilder();
        int before = -1;
        while (needed.length() > before) {
            before = needed.length();
            for (String name : List.copyOf(others.keySet())) {
                if (mentions(needed + body, name)) {
                    needed.append(others.remove(name).source()).append('\n');
                }
            }
        }
        return needed.toString();
    }

    /** Nobody can set where bash has read a text, but in a script it is its name. What a here-document holds stays. */
    private static String named(String body) {
        return body.contains("<<") ? body : BASH_SOURCE.matcher(body).replaceAll("${sign}0");
    }

    /** Whether the text has this name, of a variable or a program, anywhere. */
    boolean mentions(String name) {
        return mentions(text, name);
    }

    void count(List<Statement> statements, String reason) {
        keep(statements);
        notes.staysShell(reason);
    }

    private static boolean mentions(String body, String name) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)")
                .matcher(body)
                .find();
    }

    /** Directory, variables and conditions of the scope, below what the command says itself. */
    static void surround(ObjectNode command, Scope scope, Map<String, String> environment) {
        if (!scope.directory().isEmpty()) {
            command.put("cwd", scope.directory());
        }
        if (!environment.isEmpty()) {
            ObjectNode env = JSON.objectNode();
            environment.forEach(env::put);
            command.path("env").properties().forEach(own -> env.set(own.getKey(), own.getValue()));
            command.set("env", env);
        }
        JsonNode condition = Conditions.all(scope.conditions());
        if (condition.isObject()) {
            command.set("when", condition);
        }
    }
}
