package io.jenkins.plugins.intent.policy.shell;

import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Optional;

/** What simple commands print, where that can be known without running them. */
public final class Outputs {
    private static final int SEVERAL = 3;

    private final ShellState state;

    public Outputs(ShellState state) {
        this.state = state;
    }

    /** Of a script; empty when nobody can tell. */
    public Optional<String> of(Script script) {
        if (script.statements().size() > SEVERAL) {
            return Optional.empty();
        }
        StringBuilder all = new StringBuilder();
        for (Statement statement : script.statements()) {
            if (!statement.rest().isEmpty() || statement.first().stages().size() != 1) {
                return Optional.empty();
            }
            Optional<String> printed = of(statement.first().stages().get(0).command());
            if (printed.isEmpty()) {
                return Optional.empty();
            }
            all.append(printed.get());
        }
        return Optional.of(all.toString());
    }

    /** Of one command. */
    public Optional<String> of(Command command) {
        if (!(command instanceof Simple simple) || simple.words().isEmpty()) {
            return Optional.empty();
        }
        List<Redirect> redirects = simple.redirects();
        Expander expander = new Expander(state.copy());
        List<String> argv = expander.fields(simple.words());
        if (argv.isEmpty() || redirects.stream().anyMatch(Redirect::writes)) {
            return Optional.empty();
        }
        List<String> args = argv.subList(1, argv.size());
        return switch (argv.get(0)) {
            case "echo" -> Optional.of(echo(args));
            case "printf" -> Printf.of(args);
            case "pwd" -> Optional.of(state.directory());
            case "cat", "tee" -> args.isEmpty() ? input(redirects, expander) : Optional.empty();
            case "mktemp" -> temporary(simple, args);
            case "dirname", "basename" -> name(argv.get(0), args);
            case "which", "command", "type" -> program(args);
            case "readlink", "realpath", "readpath" -> last(args);
            default -> Optional.empty();
        };
    }

    /** What stands in its here-document or here-string. */
    public static Optional<String> input(List<Redirect> redirects, Expander expander) {
        Optional<String> found = Optional.empty();
        for (Redirect redirect : redirects) {
            if (redirect.text() != Word.EMPTY) {
                found = Optional.of(expander.text(redirect.text()));
            }
        }
        return found;
    }

    private static String echo(List<String> args) {
        int first = 0;
        boolean escapes = false;
        while (first < args.size() && args.get(first).matches("-[neE]+")) {
            escapes |= args.get(first).indexOf('e') > 0;
            first++;
        }
        String text = String.join(" ", args.subList(first, args.size()));
        return (escapes ? Printf.unescaped(text) : text) + "\n";
    }

    private Optional<String> temporary(Simple simple, List<String> args) {
        boolean elsewhere = args.stream().anyMatch(arg -> arg.startsWith("-p") || arg.startsWith("--tmpdir="));
        boolean template = args.stream().anyMatch(arg -> !arg.startsWith("-") && arg.contains("/"));
        return elsewhere || template
                ? Optional.empty()
                : Optional.of(
                        state.unknowns().temporary("$(" + simple.words().get(0).source() + ")"));
    }

    private static Optional<String> name(String program, List<String> args) {
        if (args.size() != 1 || Unknowns.hasAny(args.get(0)) || args.get(0).isEmpty()) {
            return Optional.empty();
        }
        String path = args.get(0).replaceAll("(?<=.)/+$", "");
        int slash = path.lastIndexOf('/');
        if (program.equals("basename")) {
            return Optional.of(path.substring(slash + 1));
        }
        return Optional.of(slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash));
    }

    private static Optional<String> program(List<String> args) {
        return args.isEmpty() ? Optional.empty() : last(args);
    }

    private static Optional<String> last(List<String> args) {
        String last = args.isEmpty() ? "" : args.get(args.size() - 1);
        return last.isEmpty() || Unknowns.hasAny(last) ? Optional.empty() : Optional.of(last);
    }
}
