package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.ProgramName;
import io.jenkins.plugins.intent.policy.shell.Expander;
import io.jenkins.plugins.intent.policy.shell.Outputs;
import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.policy.shell.Unknowns.Kind;
import io.jenkins.plugins.intent.policy.shell.Value;
import io.jenkins.plugins.intent.policy.shell.VariableNames;
import io.jenkins.plugins.intent.shell.Assignment;
import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part.ProcessSubstitution;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.ShellText;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges the simple commands of a script with their words expanded, once for each way they may turn out. */
final class ShellCommands {
    private static final Set<String> PREFIXES = Set.of("command", "builtin", "exec");
    /** A name that the files which are there decide. */
    private static final Pattern PATTERN = Pattern.compile(".*([*?]|\\[.+\\]).*", Pattern.DOTALL);

    private static final String NETWORK = "/dev/(tcp|udp)/.*";

    private final ShellScene scene;
    private final ShellWalk walk;
    private final Builtins builtins;

    ShellCommands(ShellScene scene, ShellWalk walk) {
        this.scene = scene;
        this.walk = walk;
        this.builtins = new Builtins(scene, this, walk);
    }

    List<ShellState> worlds(List<Word> words, ShellState state) {
        return state.worlds(VariableNames.in(new Simple(List.of(), words, List.of())));
    }

    void simple(Simple simple, ShellState state, Optional<String> input) {
        insides(simple, state);
        List<ShellState> worlds = state.worlds(VariableNames.in(simple));
        walk.spend(worlds);
        for (ShellState world : worlds) {
            run(simple, world, input);
        }
        if (worlds.get(0) != state) {
            ShellState after = worlds.get(0);
            worlds.subList(1, worlds.size()).forEach(after::mergeWith);
            state.become(after);
        }
    }

    private void insides(Simple simple, ShellState state) {
        for (Assignment assignment : simple.assignments()) {
            walk.parts(assignment.value(), state);
        }
        for (Word word : simple.words()) {
            walk.parts(word, state);
        }
        for (Redirect redirect : simple.redirects()) {
            walk.parts(redirect.target(), state);
            walk.parts(redirect.text(), state);
        }
    }

    private void run(Simple simple, ShellState world, Optional<String> piped) {
        Expander expander = new Expander(world);
        List<String> argv = expander.fields(simple.words());
        redirects(simple.redirects(), world);
        Map<String, String> variables = assignments(simple, world, expander, argv.isEmpty());
        Optional<String> input = Outputs.input(simple.redirects(), expander).or(() -> piped);
        if (!argv.isEmpty()) {
            command(argv, variables, world, input.or(() -> processes(simple, world)));
        }
    }

    /** What {@code <(…)} gives a shell to read. */
    private Optional<String> processes(Simple simple, ShellState world) {
        return simple.words().stream()
                .flatMap(word -> word.parts().stream())
                .filter(part -> part instanceof ProcessSubstitution process && !process.input())
                .map(part -> new Outputs(world)
                        .of(((ProcessSubstitution) part).script())
                        .orElseGet(() -> scene.unknowns().any("<(…)")))
                .findFirst();
    }

    private Map<String, String> assignments(Simple simple, ShellState world, Expander expander, boolean alone) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Assignment assignment : simple.assignments()) {
            Value value = assignment.isArray()
                    ? Value.list(expander.fields(assignment.array()))
                    : Value.of((assignment.append()
                                    ? world.variable(assignment.name())
                                            .map(Value::text)
                                            .orElse("")
                                    : "")
                            + expander.text(assignment.value()));
            variables.put(assignment.name(), value.text());
            scene.values().assignment(assignment.name() + "=" + value.text(), scene.by(), scene.index());
            if (alone) {
                world.set(assignment.name(), value);
            }
        }
        return variables;
    }

    void redirects(List<Redirect> redirects, ShellState state) {
        for (Redirect redirect : redirects) {
            String target = new Expander(state).text(redirect.target());
            if (redirect.text() == Word.EMPTY && target.matches(NETWORK)) {
                scene.say(Decision.BLOCK, Rule.INLINE_CODE, target, "'" + target + "' opens a connection.");
            } else if (redirect.writes() && !isAppendedTo(redirect, target)) {
                scene.write(target, state);
            }
        }
    }

    /** Nothing is lost by that, so a file that only the shell knows is left to it. */
    private static boolean isAppendedTo(Redirect redirect, String target) {
        boolean appends =
                redirect.operator() == Redirect.Operator.APPEND || redirect.operator() == Redirect.Operator.BOTH_APPEND;
        return appends && Unknowns.isAt(target, 0, Kind.ANY);
    }

    /** A command in words. */
    void command(List<String> words, Map<String, String> variables, ShellState state, Optional<String> input) {
        List<String> argv = new ArrayList<>(words);
        String name = argv.get(0);
        if (PATTERN.matcher(name).matches()) {
            argv.set(0, scene.unknowns().any(name));
            name = argv.get(0);
        }
        Optional<Command> function = state.function(name);
        Optional<String> alias = state.alias(name);
        if (Unknowns.hasAny(ProgramName.of(name).base())) {
            unknown(argv, variables, state, input);
        } else if (function.isPresent()) {
            walk.call(name, function.get(), argv.subList(1, argv.size()), state);
        } else if (alias.isPresent()) {
            ShellState inside = state.copy();
            inside.alias(name, name);
            text(alias.get() + " \"$@\"", argv.subList(1, argv.size()), inside);
        } else if (PREFIXES.contains(name)) {
            behindPrefix(argv, variables, state, input);
        } else if (name.equals("eval")) {
            text(String.join(" ", argv.subList(1, argv.size())), state);
        } else {
            builtins.apply(argv, state, input);
            scene.judge(argv, state, variables);
            new ShellInput(scene, this).judge(argv, state, input);
        }
    }

    private void behindPrefix(
            List<String> argv, Map<String, String> variables, ShellState state, Optional<String> input) {
        int first = 1;
        while (first < argv.size() && argv.get(first).startsWith("-")) {
            String option = argv.get(first++);
            if (argv.get(0).equals("command") && option.matches("-[vV]+")) {
                return;
            }
            first += argv.get(0).equals("exec") && option.endsWith("a") ? 1 : 0;
        }
        if (first < argv.size()) {
            command(argv.subList(first, argv.size()), variables, state, input);
        }
    }

    /** A program whose name only the shell will know; what follows may be a command all the same, as behind sudo. */
    private void unknown(List<String> argv, Map<String, String> variables, ShellState state, Optional<String> input) {
        unresolved(argv, state, "Which program '" + argv.get(0) + "' is, only a shell would know.");
        boolean whole = argv.get(0).length() == 1;
        if (whole && argv.size() > 1 && scene.commands().isWellKnown(argv.get(1))) {
            command(argv.subList(1, argv.size()), variables, state, input);
        }
    }

    /** Something that starts and cannot be named: a matter for consent, and for whoever denies programs by name. */
    void unresolved(List<String> argv, ShellState state, String message) {
        scene.say(Decision.BLOCK, Rule.SHELL_TEXT, argv.get(0), message);
        scene.commands().judgeByLayers(scene.started(argv, state, Map.of()));
    }

    /** A text that the shell reads itself, in the same state. */
    void text(String text, ShellState state) {
        CodeArguments.note("shell", text, scene.by(), scene.index(), scene.findings());
        if (Unknowns.hasAny(text) && text.strip().length() == 1) {
            unresolved(List.of(text.strip()), state, "What '" + text.strip() + "' does, only a shell would know.");
            scene.say(
                    Decision.WARN,
                    Rule.INLINE_CODE,
                    text.strip(),
                    "A shell runs '" + text.strip() + "' as a text, " + "which is not there to read.");
            return;
        }
        ShellText read = ShellText.read(text);
        walk.script(read.script(), state);
        if (!read.problems().isEmpty()) {
            scene.say(
                    Decision.BLOCK,
                    Rule.SHELL_TEXT,
                    text,
                    "A shell is to read '" + text + "', and cannot: "
                            + read.problems().get(0).message() + ".");
        }
    }

    /** A text that another shell reads. */
    void text(String text, List<String> arguments, ShellState inside) {
        inside.setArguments(Value.list(arguments));
        text(text, inside);
    }

    void script(Script script, ShellState state) {
        walk.script(script, state);
    }
}
