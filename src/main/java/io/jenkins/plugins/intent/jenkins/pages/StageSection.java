package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/**
 * A stage on the page.
 *
 * @param stage as the books show it
 * @param place how much of it is on the page of the run
 * @param jobs its attempts, oldest first; empty when the stage has a page for itself
 * @param written its commands as they are in the intent, while nothing of it has begun
 * @param findings what the policy said of it, as far as it is on the page
 * @param waitsFor why it is still queued, in the queue's words; null when it is not or nobody knows
 */
public record StageSection(
        StageView stage,
        Place place,
        List<JobSection> jobs,
        List<CommandRow> written,
        List<FindingRow> findings,
        String waitsFor) {

    /** How much of a stage is on the page of the run. */
    enum Place {
        /** A line in the table; the rest on a page of its own. */
        ELSEWHERE,
        /** The rest too, to be unfolded. */
        FOLDED,
        /** All of it, in sight. */
        OPEN
    }

    /** What people want to see at once. */
    static boolean isOfInterest(StageView stage) {
        return switch (stage.status()) {
            case FAILED, CANCELLED, NEEDS_HUMAN, RUNNING -> true;
            case PENDING, QUEUED, SUCCEEDED, SKIPPED -> false;
        };
    }

    public StatusLook look() {
        return StatusLook.of(stage);
    }

    /** Whether more than a line of it is on the page of the run. */
    public boolean detailed() {
        return place != Place.ELSEWHERE;
    }

    public boolean open() {
        return place == Place.OPEN;
    }

    /** From the page of the run to what else there is of the stage; ids need no encoding. */
    public String link() {
        return detailed() ? "#stage-" + stage.id() : "stage/" + stage.id() + "/";
    }

    /** What there is to say beside the status itself; null when nothing is. */
    public String remark() {
        return waitsFor != null ? waitsFor : waits() && stage.isGate() ? null : stage.reason();
    }

    public boolean waits() {
        return stage.status() == StageStatus.NEEDS_HUMAN;
    }

    /** Findings that stop the stage. */
    public List<FindingRow> blocks() {
        return findings.stream().filter(FindingRow::blocks).toList();
    }

    /** Agents that had it, for people. */
    public String agents() {
        return String.join(
                ", ",
                stage.jobs().stream()
                        .map(JobView::agent)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** approved or rejected, for people; null when nobody decided. */
    public String outcome() {
        return stage.decision() == null
                ? null
                : StatusLook.word(stage.decision().outcome());
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
