package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.bundle.BundleNames;
import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.text.StatusWords;
import io.jenkins.plugins.intent.text.VisibleText;
import io.jenkins.plugins.intent.time.Elapsed;
import io.jenkins.plugins.intent.time.TimeSource;
import io.jenkins.plugins.intent.time.UtcText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How a run stands, why, and what to do next. */
final class Summary {
    private static final int MOST_FAILURES = 5;

    private final Host host;
    private final Style style;
    private final Advice advice;

    Summary(Host host, StateOptions options) {
        this.host = host;
        this.style = options.output().style(host);
        this.advice = Advice.of(host, options);
    }

    /** @param questions what the gates ask, by stage id */
    void print(RunView view, Map<String, String> questions) {
        boolean saidBelow = view.reason() == null || !failed(view).isEmpty();
        String reason = saidBelow ? "" : ": " + view.reason();
        say(Mark.of(view.status()), "run " + view.runId() + " " + words(view.status()) + extent(view) + reason);
        if (view.bundle() != null) {
            Path bundle = Path.of(view.bundle());
            List<StageView> failed = failed(view);
            failed.stream().limit(MOST_FAILURES).forEach(stage -> failure(bundle, stage));
            if (failed.size() > MOST_FAILURES) {
                say(Mark.BAD, "and " + (failed.size() - MOST_FAILURES) + " more failed: see the report");
            }
            view.stages().stream()
                    .filter(stage -> stage.status() == StageStatus.NEEDS_HUMAN)
                    .forEach(stage -> waiting(view, stage, questions.get(stage.id())));
            Path report = bundle.resolve(BundleNames.REPORT_PAGE);
            if (Files.exists(report)) {
                say(Mark.FAINT, "report: " + host.shown(report));
            }
        }
    }

    /** " in 3.2 s, 4 of 5 stages succeeded" of a run that has ended; nothing of another. */
    private static String extent(RunView view) {
        if (view.endedMs() == 0) {
            return "";
        }
        long good = view.stages().stream()
                .filter(stage -> stage.status() == StageStatus.SUCCEEDED)
                .count();
        return " in " + Elapsed.text(view.endedMs() - view.startedMs()) + ", " + good + " of "
                + Counted.of(view.stages().size(), "stage") + " succeeded";
    }

    /** In a cancelled run the stages that were stopped have nothing to explain. */
    private static List<StageView> failed(RunView view) {
        return view.stages().stream()
                .filter(stage -> stage.status() == StageStatus.FAILED)
                .toList();
    }

    private void failure(Path bundle, StageView stage) {
        say(
                stage.allowFailure() ? Mark.ASKING : Mark.BAD,
                stage.id()
                        + (stage.allowFailure() ? " (which may fail): " : ": ")
                        + (stage.reason() == null ? "failed" : stage.reason()));
        stage.jobs().stream()
                .map(JobView::manifest)
                .filter(manifest -> manifest != null)
                .reduce((earlier, later) -> later)
                .map(manifest -> LastWords.of(bundle.resolve(manifest)))
                .ifPresent(words -> words.forEach(this::lastWords));
    }

    private void lastWords(LastWords words) {
        say(Mark.FAINT, "  " + host.shown(words.file()) + ":");
        words.lines().forEach(line -> host.out().println("  | " + VisibleText.lines(line)));
        if (words.explanation() != null) {
            say(Mark.NONE, "  " + words.explanation());
        }
    }

    private void waiting(RunView view, StageView stage, String question) {
        if (stage.isOverdue(TimeSource.system().epochMillis())) {
            say(
                    Mark.ASKING,
                    stage.id() + ": " + (question == null ? "" : question + " ") + "Nobody answered until "
                            + UtcText.shown(stage.answerByMs()) + "; that counts as a no:");
            say(Mark.NONE, "  " + advice.call("resume", view.runId()));
            return;
        }
        boolean blocked = stage.findings().stream().anyMatch(FindingView::blocks);
        String why = question != null ? question : blocked ? "blocked by the policy" : stage.reason();
        say(Mark.ASKING, stage.id() + ": " + why);
        for (FindingView finding : stage.findings()) {
            if (finding.blocks()) {
                say(Mark.NONE, "  " + finding.pointer() + ": " + finding.advice() + " [" + finding.rule() + "]");
            }
        }
        say(Mark.NONE, "  " + advice.call("approve", view.runId(), stage.id()) + " --reason '...'   (or reject)");
        say(Mark.NONE, "  " + advice.call("resume", view.runId()));
    }

    private void say(Mark mark, String text) {
        host.out().println(style.paint(mark, text));
    }

    static String words(RunStatus status) {
        return status == RunStatus.RUNNING ? "is not finished" : StatusWords.of(status);
    }
}
