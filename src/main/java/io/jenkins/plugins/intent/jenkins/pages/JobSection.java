package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.ledger.JobView;
import java.util.Date;
import java.util.List;

/**
 * An attempt on the page.
 *
 * @param job as the books show it
 * @param waitsFor why it is still queued, in the queue's words; null when it is not or nobody knows
 * @param confined how its commands were confined; null when the policy wanted no boundary, or before it is known
 * @param commands its commands as far as they are known
 */
public record JobSection(JobView job, String waitsFor, String confined, List<CommandRow> commands) {
    public StatusLook look() {
        return StatusLook.of(job.status());
    }

    /** When it was handed out; null before. */
    public Date leased() {
        return job.leasedMs() == 0 ? null : new Date(job.leasedMs());
    }

    /** For people; empty before it was handed out. */
    public String duration() {
        long end = job.endedMs() == 0 ? System.currentTimeMillis() : job.endedMs();
        return job.leasedMs() == 0 ? "" : Util.getTimeSpanString(end - job.leasedMs());
    }
}
