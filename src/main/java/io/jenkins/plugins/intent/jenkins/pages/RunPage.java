package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.jenkins.Messages;
import io.jenkins.plugins.intent.json.Word;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.report.StageGraphSvg;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run on its page.
 *
 * @param run as the books show it; null when nothing can be told any more
 * @param live whether this controller works on it now
 * @param stages in the document's order
 * @param failures what failed, the first first
 */
public record RunPage(RunView run, boolean live, List<StageSection> stages, List<FailedStage> failures) {
    /** So many stages are in one table. */
    static final int FEW = 20;

    /** Whether only stages that need a look are in sight, and the others are folded. */
    public boolean folds() {
        return stages.size() > FEW;
    }

    /** The stages in sight. */
    public List<StageSection> inSight() {
        return folds() ? stages.stream().filter(RunPage::needsALook).toList() : stages;
    }

    /** The stages that are folded. */
    public List<StageSection> folded() {
        return folds() ? stages.stream().filter(section -> !needsALook(section)).toList() : List.of();
    }

    private static boolean needsALook(StageSection section) {
        return StageSection.isOfInterest(section.stage());
    }

    /** What is folded: "succeeded: 480, waits for others: 12". */
    public String tally() {
        Map<String, Long> counts = folded().stream()
                .collect(Collectors.groupingBy(
                        section -> section.look().word(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    public StatusLook look() {
        return StatusLook.of(run.status());
    }

    /** Whether a person can do something now. */
    public boolean waits() {
        return live && stages.stream().anyMatch(StageSection::waits);
    }

    /** How it stands and how far it is, in a sentence. */
    public String progress() {
        return progress(run);
    }

    /** How a run stands and how far it is, in a sentence. */
    public static String progress(RunView run) {
        long succeeded = run.stages().stream()
                .filter(stage -> stage.status() == StageStatus.SUCCEEDED)
                .count();
        return progress(Word.of(run.status()), succeeded, run.stages().size());
    }

    /** How a run stands and how far it is, in a sentence. */
    public static String progress(Word<RunStatus> status, long succeeded, long stages) {
        return Messages.text("RunPage.progress", StatusLook.word(status), succeeded, stages);
    }

    /** Another one whenever the page shows something else. */
    public String version() {
        return Integer.toHexString(Objects.hash(run, live, stages, failures));
    }

    /** The graph as markup that may stand in a page as it is: the drawing escapes what it prints. */
    public String graph() {
        Map<String, StageSection> byId = stages.stream()
                .collect(Collectors.toMap(section -> section.stage().id(), Function.identity()));
        return StageGraphSvg.draw(run.stages(), stage -> byId.get(stage.id()).link());
    }

    /**
     * Why there are no files to go to, of a run that this controller does not work on.
     *
     * @param building whether its build goes on
     */
    public String withoutFiles(boolean building) {
        if (run.endedMs() != 0) {
            return Messages.text("RunPage.files_gone");
        }
        return Messages.text(building ? "RunPage.pauses" : "RunPage.abandoned");
    }

    public Date started() {
        return new Date(run.startedMs());
    }

    /** For people. */
    public String duration() {
        return Util.getTimeSpanString(
                (run.endedMs() == 0 ? System.currentTimeMillis() : run.endedMs()) - run.startedMs());
    }
}
