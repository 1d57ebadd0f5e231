package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.Redirect.Operator;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Stage;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code $(…)}: a command of its own, whose output a variable gets. */
final class Captures {
    private static final Set<String> ONE_WORD = Set.of(
            "nproc",
            "date",
            "uname",
            "arch",
            "whoami",
            "id",
            "hostname",
            "basename",
            "dirname",
            "realpath",
            "readlink",
            "mktemp",
            "which",
            "getconf",
            "wc",
            "git",
            "node",
            "python",
            "python3",
            "jq",
            "cat",
            "go",
            "printenv",
            "dpkg",
            "rustc",
            "sed",
            "awk",
            "cut",
            "tr",
            "head",
            "tail");
    /** Those that do not fail, so that nobody need read what would be then. */
    private static final Set<String> SURE = Set.of(
            "nproc", "date", "uname", "arch", "whoami", "id", "hostname", "basename", "dirname", "getconf", "mktemp");

    private static final Set<String> LISTS = Set.of("ls-files", "diff", "log", "branch", "tag", "list");

    private final Statements statements;
    private final Notes notes;
    private final KnownOutputs known;
    private final Set<String> taken;
    private final boolean failureEnds;

    Captures(Statements statements, Notes notes, KnownOutputs known) {
        this(statements, notes, known, new HashSet<>(), false);
    }

    private Captures(Statements statements, Notes notes, KnownOutputs known, Set<String> taken, boolean failureEnds) {
        this.statements = statements;
        this.notes = notes;
        this.known = known;
        this.taken = taken;
        this.failureEnds = failureEnds;
    }

    /** The same for an assignment, which ends the script when a program fails whose output it asks for. */
    Captures ofAssignment() {
        return new Captures(statements, notes, known, taken, true);
    }

    /** The text that stands for the output of a substitution. */
    String output(Substitution substitution, Scope scope) throws Unsayable {
        ObjectNode command = command(substitution, scope);
        Optional<String> text = known.of(command);
        if (text.isPresent()) {
            return text.get();
        }
        String name = free(nameOf(substitution.script()));
        add(command, name, scope);
        scope.variables().captured(name, isOneWord(substitution));
        return "${" + name + "}";
    }

    /** What the command prints; empty when it has to run. */
    Optional<String> known(ObjectNode command) {
        return known.of(command);
    }

    /** The command whose output it is. */
    ObjectNode command(Substitution substitution, Scope scope) throws Unsayable {
        return single(withCat(substitution.script()), scope.copy());
    }

    /** Has a variable get the output of the command. */
    void add(ObjectNode command, String name, Scope scope) throws Unsayable {
        command.put("capture", name);
        if (!failureEnds && !SURE.contains(command.path("program").asText())) {
            command.put("allow_failure", true);
        }
        if (command.path("program").asText().equals("mktemp")) {
            inProject(name, command, scope);
        }
        statements.add(command);
    }

    /** Files outside of the project are nobody's to write; a temporary one can as well be made inside. */
    private void inProject(String name, ObjectNode command, Scope scope) throws Unsayable {
        List<String> args = new ArrayList<>();
        command.path("args").forEach(arg -> args.add(arg.asText()));
        if (!args.stream().allMatch("-d"::equals)) {
            throw new Unsayable("mktemp with options");
        }
        command.withArray("/args").add("tmp.XXXXXXXXXX");
        notes.note("mktemp makes it in the project");
        scope.isRelative(name);
    }

    private ObjectNode single(Script script, Scope inside) throws Unsayable {
        List<ObjectNode> commands = statements.apart(script, inside);
        if (commands.isEmpty()) {
            throw new Unsayable("$(…) of something that prints nothing");
        }
        ObjectNode last = commands.get(commands.size() - 1);
        boolean quiet = commands.subList(0, commands.size() - 1).stream().allMatch(each -> each.has("capture"));
        if (!quiet || last.has("capture") || last.has("stdout_to")) {
            throw new Unsayable("$(…) of several commands");
        }
        commands.subList(0, commands.size() - 1).forEach(statements::add);
        return last;
    }

    /** {@code $(<file)} is what cat prints. */
    private static Script withCat(Script script) {
        if (script.statements().size() == 1
                && script.statements().get(0).first().stages().size() == 1
                && script.statements().get(0).first().stages().get(0).command() instanceof Simple simple
                && simple.words().isEmpty()
                && simple.redirects().size() == 1
                && simple.redirects().get(0).operator() == Operator.IN) {
            Redirect file = simple.redirects().get(0);
            Word cat = new Word(List.of(new Literal("cat", false)), "cat");
            Simple reads = new Simple(List.of(), List.of(cat, file.target()), List.of());
            Script.Statement old = script.statements().get(0);
            return new Script(List.of(new Script.Statement(
                    new Script.Pipeline(false, List.of(new Stage(reads, false))),
                    List.of(),
                    false,
                    old.start(),
                    old.source(),
                    old.documents())));
        }
        return script;
    }

    private static Optional<String> firstWord(Script script) {
        return script.statements().stream()
                .flatMap(statement -> statement.first().stages().stream())
                .map(Stage::command)
                .filter(Simple.class::isInstance)
                .map(Simple.class::cast)
                .filter(simple -> !simple.words().isEmpty())
                .findFirst()
                .flatMap(Simple::name);
    }

    /** Without quotes a shell would split it. */
    static void mustBeOneWord(Substitution substitution) throws Unsayable {
        if (!isOneWord(substitution)) {
            throw new Unsayable(substitution.source() + " is split into words");
        }
    }

    /** Whether there is no blank in what it prints, as far as the program tells. */
    static boolean isOneWord(Substitution substitution) {
        Optional<String> program = firstWord(substitution.script());
        return program.filter(ONE_WORD::contains).isPresent()
                && Stream.of(substitution.source().split("[^\\w-]+")).noneMatch(LISTS::contains);
    }

    private static String nameOf(Script script) {
        String program = firstWord(withCat(script)).orElse("it");
        String name = program.substring(program.lastIndexOf('/') + 1)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_");
        return (name.isEmpty() || Character.isDigit(name.charAt(0)) ? "X" + name : name) + "_OUTPUT";
    }

    /** A name for the value of a variable that has to have another name for the runner. */
    String another(String name) {
        taken.add(name);
        return free(name);
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
