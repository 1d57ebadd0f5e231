package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;

/** The top of the page: what was wanted, how it ended, and what a reader must know first. */
final class Headline {
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
        if (run.status() == RunStatus.CANCELLED) {
            new CancelNotice(html, facts).write();
        }
        new FailureNotice(html, facts).write();
        new WaitingNotice(html, facts).write();
    }

    private void fact(String term, String value) {
        html.open("div").element("dt", term).open("dd").name(value).close().close();
    }

    private String tally() {
        List<StageView> stages = facts.run().stages();
        long good =
                stages.stream().filter(s -> s.status() == StageStatus.SUCCEEDED).count();
        return Format.grouped(good) + " of " + Format.grouped(stages.size()) + " succeeded";
    }
}
