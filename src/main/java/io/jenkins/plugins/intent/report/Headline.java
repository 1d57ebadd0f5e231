package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The top of the page: what was wanted, how it ended, and what a reader must know first. */
final class Headline {
    private static final int MOST_NAMED = 20;

    private final Markup html;
    private final RunFacts facts;

    Headline(Markup html, RunFacts facts) {
        this.html = html;
        this.facts = facts;
    }

    void write() {
        RunView run = facts.run();
        html.open("header")
                .open("p", "class", "workflow")
                .name(run.workflow().name())
                .close();
        html.open("h1").name(run.goal()).close();
        html.open("p", "class", "state");
        Look.of(run.status()).badge(html);
        if (run.reason() != null) {
            html.element("span", run.reason(), "class", "reason");
        }
        html.close().open("dl", "class", "facts");
        fact("Stages", tally());
        html.open("div").element("dt", "Started").open("dd");
        Format.time(html, run.startedMs());
        html.close().close();
        fact("Time", run.endedMs() == 0 ? "not ended" : Format.duration(run.endedMs() - run.startedMs()));
        fact("Run", run.runId());
        html.close().close().line();
        FirstFailure.of(facts).ifPresent(this::failure);
        waiting();
    }

    private void fact(String term, String value) {
        html.open("div").element("dt", term).open("dd").name(value).close().close();
    }

    private String tally() {
        List<StageView> stages = facts.run().stages();
        long good =
                stages.stream().filter(s -> s.status() == StageStatus.SUCCEEDED).count();
        return String.format(Locale.ROOT, "%,d of %,d succeeded", good, stages.size());
    }

    private void failure(FirstFailure failure) {
        html.open("section", "class", "notice tone-bad", "aria-labelledby", "failure");
        html.element("h2", "What failed first", "id", "failure");
        html.open("p").text("Stage ").open("strong").name(failure.stage().id()).close();
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
            excerpt("standard error", attempt, command.get().stderr());
            excerpt("standard output", attempt, command.get().stdout());
        }
        alsoFailed(failure.stage());
        html.close().line();
    }

    private void alsoFailed(StageView first) {
        List<StageView> others = facts.run().stages().stream()
                .filter(stage -> stage.status() == StageStatus.FAILED && stage != first)
                .toList();
        if (others.isEmpty()) {
            return;
        }
        html.open("p", "class", "note").text("Also failed: ");
        for (int i = 0; i < Math.min(others.size(), MOST_NAMED); i++) {
            html.text(i == 0 ? "" : ", ");
            html.open("a", "href", "#" + Links.anchor(others.get(i).id()))
                    .name(others.get(i).id())
                    .close();
        }
        html.text(others.size() > MOST_NAMED ? " and " + (others.size() - MOST_NAMED) + " more" : "")
                .close();
    }

    private static String ending(CommandRecord command) {
        String how = Look.of(command.status()).word();
        if (command.signal() != null) {
            return how + ", ended by signal " + command.signal();
        }
        return how + (command.exitCode() == null ? "" : " with exit code " + command.exitCode());
    }

    private void excerpt(String title, String attempt, StreamRecord stream) {
        if (stream == null || stream.bytes() == 0 || stream.path() == null) {
            return;
        }
        String path = attempt + stream.path();
        Excerpt.tail(facts.manifests().bundle(), path).ifPresent(tail -> {
            html.open("p", "class", "note").text("The end of its ");
            html.element("a", title, "href", Links.file(path)).text(":").close();
            html.open("pre", "tabindex", "0").lines(tail).close();
        });
    }

    private void waiting() {
        List<StageView> waiting = facts.run().stages().stream()
                .filter(stage -> stage.status() == StageStatus.NEEDS_HUMAN)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        html.open("section", "class", "notice tone-attention", "aria-labelledby", "waiting");
        html.element("h2", "Waits for a person", "id", "waiting").open("ul");
        for (StageView stage : waiting.subList(0, Math.min(waiting.size(), MOST_NAMED))) {
            html.open("li").open("strong").name(stage.id()).close();
            String question = facts.gateMessage(stage.id());
            if (!question.isEmpty()) {
                html.text(": ").name(question);
            } else if (stage.reason() != null) {
                html.text(": ").name(stage.reason());
            }
            html.close();
        }
        html.close();
        if (waiting.size() > MOST_NAMED) {
            html.element("p", "and " + (waiting.size() - MOST_NAMED) + " more", "class", "note");
        }
        html.close().line();
    }
}
