package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;

/** The commands of one attempt, with links to what they wrote. */
final class CommandTable {
    private static final int MOST_ROWS = 300;
    private static final int MOST_COMMAND_CHARACTERS = 240;

    private final Markup html;
    private final RunFacts facts;
    private final StageView stage;
    /** Path of the attempt in the bundle, with a slash at the end. */
    private final String attempt;

    CommandTable(Markup html, RunFacts facts, StageView stage, String attempt) {
        this.html = html;
        this.facts = facts;
        this.stage = stage;
        this.attempt = attempt;
    }

    /** Shows every command that did not succeed before those that did, should there be too many. */
    void write(Manifest manifest) {
        List<CommandRecord> commands = manifest.commands();
        long bad = commands.stream().filter(c -> !succeeded(c)).count();
        long good = Math.max(0, MOST_ROWS - bad);
        long shown = 0;
        html.table(
                List.of("#", "Command", "Status", "Exit", "Time", "Standard output", "Standard error"),
                "aria-label",
                "Commands of stage " + stage.id() + ", attempt " + manifest.attempt());
        for (CommandRecord command : commands) {
            boolean fits = succeeded(command) ? good-- > 0 : shown < MOST_ROWS;
            if (fits) {
                shown++;
                row(command);
            }
        }
        html.close().close().close();
        if (shown < commands.size()) {
            html.element(
                    "p",
                    "Shown are " + shown + " of " + Format.count(commands.size(), "command")
                            + ", first of all those that did not succeed; the manifest has every one.",
                    "class",
                    "note");
        }
    }

    private static boolean succeeded(CommandRecord command) {
        return command.status() == CommandStatus.SUCCEEDED;
    }

    private void row(CommandRecord command) {
        html.open("tr");
        html.element("td", Integer.toString(command.index() + 1), "class", "figure");
        html.open("th", "scope", "row", "class", "command").name(command.name());
        html.element("code", spelling(command), "class", "argv");
        if (command.error() != null) {
            html.element("p", command.error(), "class", "error");
        }
        new CommandNotes(html, attempt).write(command);
        html.close().open("td");
        Look.of(command.status()).badge(html);
        if (!succeeded(command) && facts.allowsFailure(stage.id(), command)) {
            html.element("p", "may fail", "class", "note");
        }
        html.close();
        html.element("td", ending(command), "class", "figure");
        html.element(
                "td",
                command.startedMs() == 0 ? "–" : Format.duration(command.endedMs() - command.startedMs()),
                "class",
                "figure");
        stream(command, "output", command.stdout());
        stream(command, "error", command.stderr());
        html.close().line();
    }

    private static String ending(CommandRecord command) {
        if (command.signal() != null) {
            return "signal " + command.signal();
        }
        return command.exitCode() == null ? "–" : command.exitCode().toString();
    }

    private void stream(CommandRecord command, String which, StreamRecord stream) {
        html.open("td", "class", "figure");
        if (stream == null) {
            html.text("–");
        } else if (stream.bytes() == 0) {
            html.text("empty");
        } else {
            html.element(
                    "a",
                    Format.bytes(stream.bytes()),
                    "href",
                    Links.file(attempt + stream.path()),
                    "aria-label",
                    "Standard " + which + " of " + command.name() + ", " + Format.bytes(stream.bytes()));
            if (stream.droppedBytes() > 0) {
                html.element("p", Format.bytes(stream.droppedBytes()) + " left out", "class", "note");
            }
        }
        html.close();
    }

    /** Program and arguments on one line, quoted so that it shows where one argument ends. */
    static String spelling(CommandRecord command) {
        return command.line(MOST_COMMAND_CHARACTERS);
    }
}
