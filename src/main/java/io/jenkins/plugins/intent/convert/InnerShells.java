package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code sh -c '…'}, alone or behind programs that start it: the text stands for itself. */
final class InnerShells {
    private static final Set<String> HERE = Set.of(
            "uv",
            "poetry",
            "pipenv",
            "pdm",
            "hatch",
            "rye",
            "bundle",
            "sudo",
            "env",
            "nice",
            "nohup",
            "xvfb-run",
            "time",
            "stdbuf",
            "mise",
            "nix",
            "devbox");
    private static final Set<String> ELSEWHERE = Set.of("docker", "podman", "kubectl", "docker-compose");
    private static final Set<String> FIELDS = Set.of("program", "args", "allow_failure", "when", "cwd", "env");

    private final Statements statements;
    private final Words words;
    private final Notes notes;

    InnerShells(Statements statements, Words words, Notes notes) {
        this.statements = statements;
        this.words = words;
        this.notes = notes;
    }

    /** Whether the command was one of these. */
    boolean apply(Simple simple, Scope scope) throws Unsayable {
        int shell = shellAmong(simple.words());
        if (shell < 0) {
            return false;
        }
        List<Word> args = simple.words().subList(shell + 1, simple.words().size());
        int text = textAmong(args);
        if (text < 0) {
            return script(simple, shell, args, scope);
        }
        if (!simple.redirects().isEmpty() || !simple.assignments().isEmpty()) {
            throw new Unsayable("a shell with redirections or variables of its own");
        }
        Optional<String> inner = args.get(text).literal();
        if (inner.isEmpty()) {
            throw new Unsayable("the text for a shell has variables in it");
        }
        ShellText read = ShellText.read(inner.get());
        if (!read.problems().isEmpty()) {
            throw new Unsayable(read.problems().get(0).message());
        }
        String program = simple.name().orElse("");
        boolean here = shell == 0 || !ELSEWHERE.contains(program) && !program.equals("sudo");
        boolean sets = simple.words().subList(0, shell).stream()
                .anyMatch(word -> word.literal().filter("env"::equals).isPresent());
        if ((!here || sets) && inner.get().matches("(?s).*[$`].*")) {
            throw new Unsayable("what variables hold there, '" + program + "' decides");
        }
        if (inner.get().matches("(?s).*\\$(0|\\{0\\W).*|.*\\bBASH_SOURCE\\b.*")) {
            throw new Unsayable("the inner shell has a $0 of its own");
        }
        Scope inside = scope.copy();
        inside.forgetWhatIsNotExported();
        inside.setOptions(ShellOptions.AT_START);
        inside.setPrefix(prefix(simple.words().subList(0, shell), scope));
        inside.setArguments(arguments(args.subList(text + 1, args.size()), scope));
        int size = statements.commands().size();
        statements.byItself(read.script(), inside);
        inside.requireTrapOf(scope);
        List<ObjectNode> commands =
                statements.commands().subList(size, statements.commands().size());
        if (!here) {
            elsewhere(commands, scope);
            boolean anew = simple.words().subList(0, shell).stream()
                    .anyMatch(word -> word.literal().filter("run"::equals).isPresent());
            if (anew && commands.size() > 1) {
                throw new Unsayable("each command would get a container of its own");
            }
        }
        ends(read, args.subList(0, text), commands, scope);
        return true;
    }

    private List<String> prefix(List<Word> before, Scope scope) throws Unsayable {
        List<String> prefix = new ArrayList<>(scope.prefix());
        for (JsonNode word : words.arguments(before, scope)) {
            prefix.add(word.asText());
        }
        return prefix;
    }

    private Optional<List<String>> arguments(List<Word> after, Scope scope) throws Unsayable {
        List<String> arguments = new ArrayList<>();
        for (JsonNode word : words.arguments(after, scope)) {
            arguments.add(word.asText());
        }
        return Optional.of(arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size()));
    }

    /** A shell goes on after a failure unless it is told not to, and ends as its last command does. */
    private void ends(ShellText read, List<Word> options, List<ObjectNode> commands, Scope scope) throws Unsayable {
        if (commands.size() > 1 && !scope.options().failuresCount()) {
            throw new Unsayable("a shell of several commands, where failures do not count");
        }
        boolean stops = options.stream().anyMatch(word -> word.source().matches("-[a-zA-Z]*e[a-zA-Z]*"))
                || read.script().statements().stream()
                        .anyMatch(statement -> statement.source().matches("set\\s+-[a-zA-Z]*e.*"));
        if (!stops && read.script().statements().size() > 1 && commands.size() > 1) {
            notes.note("the shell goes on after a command that failed; the commands of an intent do not");
        }
        if (!scope.options().failuresCount()) {
            commands.forEach(command -> command.put("allow_failure", true));
        }
    }

    /** In a container and for another user there are other files and variables: only programs and arguments stay. */
    private static void elsewhere(List<ObjectNode> commands, Scope outer) throws Unsayable {
        for (ObjectNode command : commands) {
            boolean same = command.path("cwd").asText("").equals(outer.directory())
                    && command.path("env").size()
                            == outer.variables().environment().size();
            List<String> fields = new ArrayList<>();
            command.fieldNames().forEachRemaining(fields::add);
            boolean texts = true;
            for (JsonNode arg : command.path("args")) {
                texts &= arg.isTextual();
            }
            if (!same || !texts || !FIELDS.containsAll(fields) || command.has("when")) {
                throw new Unsayable(
                        "in a container or for another user, a directory, a file or a variable may be another");
            }
        }
    }

    private int shellAmong(List<Word> all) {
        String first = all.stream().findFirst().flatMap(Word::literal).orElse("");
        boolean behind = HERE.contains(first) || ELSEWHERE.contains(first);
        for (int i = 0; i < all.size() && (i == 0 || behind); i++) {
            String word = all.get(i).literal().orElse("");
            boolean told = i + 1 < all.size()
                    && all.get(i + 1)
                            .literal()
                            .filter(next -> next.matches("-[a-z]*c"))
                            .isPresent();
            if (SimpleCommands.isShell(word) && (i == 0 || told)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the text behind {@code -c}; -1 when there is none. */
    private static int textAmong(List<Word> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i).literal().orElse("");
            if (arg.matches("-[a-zA-Z]*c[a-zA-Z]*")) {
                return i + 1 < args.size() ? i + 1 : -1;
            }
            if (arg.matches("[-+][a-zA-Z]*o")) {
                i++;
            } else if (!arg.startsWith("-")) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code bash build.sh}: the script can be started by itself. */
    private boolean script(Simple simple, int shell, List<Word> args, Scope scope) throws Unsayable {
        int file = 0;
        while (file < args.size() && args.get(file).literal().orElse("").matches("-[exuvl]+")) {
            file++;
        }
        boolean there = file < args.size()
                && args.get(file)
                        .literal()
                        .filter(name -> !name.startsWith("-"))
                        .isPresent();
        if (!there || shell > 0) {
            return false;
        }
        if (!simple.redirects().isEmpty()) {
            throw new Unsayable("a script with redirections");
        }
        String name = args.get(file).literal().orElse("");
        notes.note("'" + name + "' is started by itself: it must be executable, and begin with '#!'");
        List<JsonNode> all = words.arguments(args.subList(file, args.size()), scope);
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        command.put("program", name.indexOf('/') < 0 ? "./" + name : name);
        if (all.size() > 1) {
            command.putArray("args").addAll(all.subList(1, all.size()));
        }
        if (!simple.assignments().isEmpty()) {
            ObjectNode env = command.putObject("env");
            for (var assignment : simple.assignments()) {
                env.put(assignment.name(), words.text(assignment.value(), scope));
            }
        }
        statements.emit(command, scope, false);
        return true;
    }
}
