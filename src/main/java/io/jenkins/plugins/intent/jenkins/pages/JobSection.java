package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.ledger.JobView;
import java.util.Date;
import java.util.List;

/**
 * An attempt on the page.
 *
 * @param job as the books show it
 * @param confined how its commands were confined; null when the policy wanted no boundary, or before it is known
 * @param commands its commands as far as they are known
 */
public record JobSection(JobView job, String confined, List<CommandRow> commands) {
    public StatusLook look() {
        return StatusLook.of(job.status());
    }

    /** When it was handed out; null before. */
    public Date started() {
        return job.leasedMs() == 0 ? null : new Date(job.leasedMs());
    }

    /** For people; empty before it was handed out. */
    public String duration() {
        long end = job.endedMs() == 0 ? System.currentTimeMillis() : job.endedMs();
        return job.leasedMs() == 0 ? "" : Util.getTimeSpanString(end - job.leasedMs());
    }
}
