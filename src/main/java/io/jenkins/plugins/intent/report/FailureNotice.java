package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.PartRecord;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.ledger.StageStatus;
import java.util.Optional;

/** What failed first, with the end of what it printed, and the names of all that failed. */
final class FailureNotice {
    private final Markup html;
    private final RunFacts facts;

    FailureNotice(Markup html, RunFacts facts) {
        this.html = html;
        this.facts = facts;
    }

    /** Nothing when nothing failed. */
    void write() {
        FirstFailure.of(facts).ifPresent(this::write);
    }

    private void write(FirstFailure failure) {
        StageLinks links = new StageLinks(html, facts);
        html.open("section", "class", "notice tone-bad", "aria-labelledby", "failure");
        html.element("h2", "What failed first", "id", "failure");
        html.open("p").text("Stage ").open("strong");
        links.name(failure.stage());
        html.close();
        Optional<CommandRecord> command = failure.command();
        command.ifPresent(c ->
                html.text(", command ").open("strong").name(c.name()).close().text(": " + ending(c)));
        html.close();
        if (command.isEmpty()) {
            html.element(
                    "p",
                    failure.stage().reason() == null
                            ? "It gave no reason."
                            : failure.stage().reason());
        } else {
            html.element("code", CommandTable.spelling(command.get()), "class", "argv");
            if (command.get().error() != null) {
                html.element("p", command.get().error(), "class", "error");
            }
            String attempt = Links.directory(failure.job().orElseThrow().manifest());
            for (PartRecord part : command.get().parts()) {
                excerpt("standard error of " + part.name(), attempt, part.stderr());
            }
            if (command.get().parts().isEmpty()) {
                excerpt("standard error", attempt, command.get().stderr());
            }
            excerpt("standard output", attempt, command.get().stdout());
        }
        links.sentence(
                "Also failed:",
                facts.run().stages().stream()
                        .filter(stage -> stage.status() == StageStatus.FAILED && stage != failure.stage())
                        .filter(stage -> !facts.run().wasStopped(stage))
                        .toList());
        html.close().line();
    }

    private static String ending(CommandRecord command) {
        String how = Look.of(command.status()).word();
        if (command.signal() != null) {
            return how + ", ended by signal " + command.signal();
        }
        // Of a pipe, the code is that of its last process, and others may have failed.
        boolean isTelling = command.exitCode() != null && command.exitCode() != 0;
        return how + (isTelling ? " with exit code " + command.exitCode() : "");
    }

    private void excerpt(String title, String attempt, StreamRecord stream) {
        if (!StreamRecord.isKept(stream)) {
            return;
        }
        String path = attempt + stream.path();
        Excerpt.tail(facts.manifests().bundle(), path).ifPresent(tail -> {
            html.open("p", "class", "note").text("The end of its ");
            html.element("a", title, "href", Links.file(path)).text(":").close();
            // Scrolled to its end, which takes an element of its own inside.
            html.open("pre", "class", "end", "tabindex", "0").open("span").lines(tail);
            html.close().close();
        });
    }
}
