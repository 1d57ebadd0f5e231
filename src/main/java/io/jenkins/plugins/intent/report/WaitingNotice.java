package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.text.CommandText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What waits for a person: what is asked, who may answer, and what to type. */
final class WaitingNotice {
    private static final int MOST_NAMED = 20;
    private static final int MOST_CHARACTERS = 4000;
    private static final String USUAL_STATE = ".intent";

    private final Markup html;
    private final RunFacts facts;

    WaitingNotice(Markup html, RunFacts facts) {
        this.html = html;
        this.facts = facts;
    }

    /** Nothing when nothing waits. */
    void write() {
        List<StageView> waiting = facts.run().stages().stream()
                .filter(stage -> stage.status() == StageStatus.NEEDS_HUMAN)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        html.open("section", "class", "notice tone-attention", "aria-labelledby", "waiting");
        html.element("h2", "Waits for a person", "id", "waiting").open("ul");
        waiting.subList(0, Math.min(waiting.size(), MOST_NAMED)).forEach(this::stage);
        html.close();
        if (waiting.size() > MOST_NAMED) {
            html.element("p", "and " + (waiting.size() - MOST_NAMED) + " more", "class", "note");
        }
        if (facts.run().bundle() != null) {
            html.open("p", "class", "note").text("Then ");
            html.element("code", call("resume")).text(" goes on with it.").close();
        }
        html.close().line();
    }

    private void stage(StageView stage) {
        html.open("li").open("strong");
        new StageLinks(html, facts).name(stage);
        html.close();
        String question = facts.gateMessage(stage.id());
        if (!question.isEmpty()) {
            html.text(": ").name(question);
        } else if (stage.reason() != null) {
            html.text(": ").name(stage.reason());
        }
        stage.findings().stream()
                .filter(FindingView::blocks)
                .forEach(finding -> html.element("p", finding.advice(), "class", "note"));
        List<String> approvers = facts.approvers(stage.id());
        if (!approvers.isEmpty()) {
            html.element("p", "Who may answer: " + String.join(", ", approvers), "class", "note");
        }
        // Only the command line shows people where the bundle is; in Jenkins nobody can answer any more when a report
        // comes.
        if (facts.run().bundle() != null) {
            html.open("p", "class", "note").element("code", call("approve", stage.id()) + " --reason '…'");
            html.text(" or ")
                    .element("code", call("reject", stage.id()) + " --reason '…'")
                    .close();
        }
        html.close();
    }

    /** What to type in the directory where the run was started. */
    private String call(String subcommand, String... more) {
        RunView run = facts.run();
        List<String> arguments = new ArrayList<>(List.of(subcommand));
        Path state = stateDirectory(run);
        if (state != null && !state.endsWith(USUAL_STATE)) {
            arguments.addAll(List.of("--state-dir", state.toString()));
        }
        arguments.add(run.runId());
        arguments.addAll(List.of(more));
        return CommandText.of("intent", arguments, MOST_CHARACTERS);
    }

    /** Of {@code <state>/runs/<run>/bundle}; null for a bundle that is somewhere else. */
    private static Path stateDirectory(RunView run) {
        Path bundle = Path.of(run.bundle());
        int names = bundle.getNameCount();
        boolean usual = names > 3 && bundle.getName(names - 3).endsWith("runs");
        return usual ? bundle.getParent().getParent().getParent() : null;
    }
}
