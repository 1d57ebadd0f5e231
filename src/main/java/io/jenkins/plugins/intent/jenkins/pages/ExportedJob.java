package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.ledger.JobView;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A delivery of a stage in the remote API. */
@ExportedBean(defaultVisibility = 3)
public final class ExportedJob {
    private final JobView job;

    ExportedJob(JobView job) {
        this.job = job;
    }

    @Exported
    public String getId() {
        return job.id();
    }

    @Exported
    public int getAttempt() {
        return job.attempt();
    }

    @Exported
    public String getAgent() {
        return job.agent();
    }

    @Exported
    public String getStatus() {
        return job.status().text();
    }

    @Exported
    public long getLeasedMs() {
        return job.leasedMs();
    }

    @Exported
    public long getEndedMs() {
        return job.endedMs();
    }

    /** Path of the manifest in the bundle; null when there is none. */
    @Exported
    public String getManifest() {
        return job.manifest();
    }
}
