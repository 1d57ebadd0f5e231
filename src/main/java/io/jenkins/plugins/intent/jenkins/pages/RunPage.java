package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.report.StageGraphSvg;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run on its page.
 *
 * @param run as the books show it; null when nothing can be told any more
 * @param live whether this controller works on it now
 * @param stages in the document's order
 */
public record RunPage(RunView run, boolean live, List<StageSection> stages) {
    public StatusLook look() {
        return StatusLook.of(run.status().text());
    }

    /** Whether a person can do something now. */
    public boolean waits() {
        return live && stages.stream().anyMatch(StageSection::waits);
    }

    public boolean needsHuman() {
        return run.status() == RunStatus.NEEDS_HUMAN;
    }

    /** Ids of the stages that wait, so that the page knows when to offer other answers. */
    public String waiting() {
        return stages.stream()
                .filter(StageSection::waits)
                .map(s -> s.stage().id())
                .collect(Collectors.joining(" "));
    }

    /** The graph as markup that may stand in a page as it is: the drawing escapes what it prints. */
    public String graph() {
        return StageGraphSvg.draw(run.stages(), stage -> "#stage-" + Util.rawEncode(stage.id()));
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
