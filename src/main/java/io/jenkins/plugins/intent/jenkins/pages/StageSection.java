package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.Date;
import java.util.List;

/**
 * A stage on the page.
 *
 * @param stage as the books show it
 * @param jobs its attempts, oldest first
 */
public record StageSection(StageView stage, List<JobSection> jobs) {
    public StatusLook look() {
        return StatusLook.of(stage.status().text());
    }

    /** Whether people want to see more of it than its line. */
    public boolean open() {
        return stage.status() == StageStatus.FAILED || stage.status() == StageStatus.NEEDS_HUMAN;
    }

    /** What there is to say beside the status itself; null when nothing is. */
    public String remark() {
        return waits() && StagePlan.GATE.equals(stage.kind()) ? null : stage.reason();
    }

    public boolean waits() {
        return stage.status() == StageStatus.NEEDS_HUMAN;
    }

    /** Agents that had it, for people. */
    public String agents() {
        return String.join(
                ", ",
                stage.jobs().stream()
                        .map(JobView::agent)
                        .filter(agent -> agent != null)
                        .distinct()
                        .toList());
    }

    /** When somebody decided; null when nobody did. */
    public Date decided() {
        return stage.decision() == null ? null : new Date(stage.decision().atMs());
    }

    /** From the first attempt's start to the last one's end, for people; empty before. */
    public String duration() {
        if (stage.jobs().isEmpty() || stage.jobs().get(0).leasedMs() == 0) {
            return "";
        }
        long end = stage.jobs().get(stage.jobs().size() - 1).endedMs();
        return Util.getTimeSpanString((end == 0 ? System.currentTimeMillis() : end)
                - stage.jobs().get(0).leasedMs());
    }
}
