package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.PartRecord;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.exec.TryRecord;
import java.util.ArrayList;
import java.util.List;

/** What there is to say of a command besides how it ended: its files, its processes, how often it was tried. */
final class CommandNotes {
    private final Markup html;
    private final String attempt;

    /** @param attempt path of the attempt's directory from the page, with a slash at its end */
    CommandNotes(Markup html, String attempt) {
        this.html = html;
        this.attempt = attempt;
    }

    void write(CommandRecord command) {
        List<String> files = new ArrayList<>();
        add(files, "reads ", command.stdinFrom());
        add(files, "output also in ", command.stdoutTo());
        add(files, "errors also in ", command.stderrTo());
        if (!files.isEmpty()) {
            html.element("p", String.join(", ", files), "class", "note");
        }
        for (PartRecord part : command.parts()) {
            html.open("p", "class", "note").text(part.name() + ": " + ending(part.exitCode(), part.signal()));
            if (part.status() == CommandStatus.FAILED) {
                html.text(", failed");
            }
            link(part.stderr(), "standard error of " + part.name());
            html.close();
        }
        for (int i = 0; i < command.tries().size(); i++) {
            TryRecord earlier = command.tries().get(i);
            html.open("p", "class", "note")
                    .text("try " + (i + 1) + ": " + ending(earlier.exitCode(), earlier.signal()) + ", "
                            + Format.duration(earlier.endedMs() - earlier.startedMs()));
            link(earlier.stdout(), "standard output");
            if (earlier.parts().isEmpty()) {
                link(earlier.stderr(), "standard error");
            }
            earlier.parts().forEach(part -> link(part.stderr(), "standard error of " + part.name()));
            html.close();
        }
    }

    private static void add(List<String> files, String what, String file) {
        if (file != null) {
            files.add(what + file);
        }
    }

    private static String ending(Integer exitCode, Integer signal) {
        return signal == null ? exitCode == null ? "no exit code" : "exit code " + exitCode : "signal " + signal;
    }

    private void link(StreamRecord stream, String what) {
        if (StreamRecord.isKept(stream)) {
            html.text(", ").element("a", what, "href", Links.file(attempt + stream.path()));
        }
    }
}
