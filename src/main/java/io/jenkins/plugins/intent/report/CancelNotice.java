package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.SkipCause;
import java.util.Locale;

/** Who cancelled a run, and what that stopped: nothing of it is a failure. */
final class CancelNotice {
    private final Markup html;
    private final RunFacts facts;

    CancelNotice(Markup html, RunFacts facts) {
        this.html = html;
        this.facts = facts;
    }

    void write() {
        RunView run = facts.run();
        html.open("section", "class", "notice tone-stopped", "aria-labelledby", "cancelled");
        html.element("h2", "Cancelled", "id", "cancelled");
        if (run.reason() != null) {
            html.open("p")
                    .name(run.reason().substring(0, 1).toUpperCase(Locale.ROOT)
                            + run.reason().substring(1))
                    .close();
        }
        StageLinks links = new StageLinks(html, facts);
        links.sentence(
                "Stopped while they ran:",
                run.stages().stream().filter(run::wasStopped).toList());
        links.sentence(
                "Never started:",
                run.stages().stream()
                        .filter(stage -> stage.skippedBy() == SkipCause.CANCELLED)
                        .toList());
        html.close().line();
    }
}
