package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One part per stage: its attempts and their commands. Those that need attention are unfolded. */
final class StageDetails {
    private static final int MOST_STAGES = 400;

    private final Markup html;
    private final RunFacts facts;

    StageDetails(Markup html, RunFacts facts) {
        this.html = html;
        this.facts = facts;
    }

    /** The stages that {@link #write} describes; of very many, those that did not succeed come first. */
    private static List<StageView> described(List<StageView> stages) {
        if (stages.size() <= MOST_STAGES) {
            return stages;
        }
        List<StageView> described = new ArrayList<>();
        for (StageView stage : stages) {
            if (isOfInterest(stage) && described.size() < MOST_STAGES) {
                described.add(stage);
            }
        }
        return described;
    }

    private static boolean isOfInterest(StageView stage) {
        return switch (stage.status()) {
            case FAILED, CANCELLED, NEEDS_HUMAN -> true;
            case PENDING, QUEUED, RUNNING, SUCCEEDED, SKIPPED -> false;
        };
    }

    static Set<String> describedIds(List<StageView> stages) {
        Set<String> ids = new HashSet<>();
        for (StageView stage : described(stages)) {
            ids.add(stage.id());
        }
        return ids;
    }

    void write() {
        List<StageView> all = facts.run().stages();
        List<StageView> described = described(all);
        if (described.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "commands").element("h2", "Commands", "id", "commands");
        if (described.size() < all.size()) {
            html.element(
                    "p",
                    "Of " + Format.count(all.size(), "stage") + ", the "
                            + Format.count(described.size(), "stage")
                            + " that failed, were cancelled or need a person are described here;"
                            + " the table above links the manifests of all.",
                    "class",
                    "note");
        }
        described.forEach(this::stage);
        html.close();
    }

    private void stage(StageView stage) {
        Look look = Look.of(stage);
        boolean attention = isOfInterest(stage);
        boolean few = facts.run().stages().size() <= 3;
        html.open("details", "class", "stage", "id", Links.anchor(stage.id()), "open", attention || few ? "" : null);
        html.open("summary").open("h3").name(stage.id()).close();
        look.badge(html);
        html.close();
        String question = stage.isGate() ? facts.gateMessage(stage.id()) : "";
        if (!question.isEmpty()) {
            html.element("p", question, "class", "question");
        }
        if (stage.reason() != null) {
            html.element("p", stage.reason(), "class", "reason");
        }
        stage.jobs().forEach(job -> job(stage, job));
        html.close().line();
    }

    private void job(StageView stage, JobView job) {
        html.open("div", "class", "attempt").open("h4").text("Attempt " + job.attempt());
        if (job.agent() != null) {
            html.text(" on ").name(job.agent());
        }
        html.close();
        html.open("p", "class", "facts");
        Look.of(job.status()).badge(html);
        html.text(" ");
        Format.time(html, job.leasedMs());
        if (job.endedMs() > 0 && job.leasedMs() > 0) {
            html.text(", " + Format.duration(job.endedMs() - job.leasedMs()));
        }
        if (job.manifest() != null) {
            html.text(" · ").element("a", "manifest.json", "href", Links.file(job.manifest()));
        }
        html.close();
        Optional<Manifest> manifest = facts.manifest(job);
        manifest.map(Manifest::confined).ifPresent(how -> html.element("p", how.sentence(), "class", "facts"));
        manifest.map(Manifest::error).ifPresent(error -> html.element("p", error, "class", "error"));
        manifest.filter(m -> !m.commands().isEmpty())
                .ifPresent(m -> new CommandTable(html, facts, stage, Links.directory(job.manifest())).write(m));
        html.close();
    }
}
