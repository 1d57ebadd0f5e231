package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.Set;

/** Names of stages in a sentence, each leading to what the page says of it. */
final class StageLinks {
    private static final int MOST_NAMED = 20;

    private final Markup html;
    private final Set<String> described;

    StageLinks(Markup html, RunFacts facts) {
        this.html = html;
        this.described = StageDetails.describedIds(facts.run().stages());
    }

    void name(StageView stage) {
        String target = described.contains(stage.id()) ? "#" + Links.anchor(stage.id()) : null;
        html.open(target == null ? "span" : "a", "href", target, "class", "id")
                .name(stage.id())
                .close();
    }

    /** A paragraph that lists them; nothing when there are none. */
    void sentence(String beginning, List<StageView> stages) {
        if (stages.isEmpty()) {
            return;
        }
        html.open("p", "class", "note").text(beginning + " ");
        for (int i = 0; i < Math.min(stages.size(), MOST_NAMED); i++) {
            html.text(i == 0 ? "" : ", ");
            name(stages.get(i));
        }
        html.text(stages.size() > MOST_NAMED ? " and " + (stages.size() - MOST_NAMED) + " more" : "")
                .close();
    }
}
