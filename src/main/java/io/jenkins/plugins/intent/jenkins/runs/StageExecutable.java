package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Queue;
import hudson.model.queue.SubTask;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A stage on an executor, which it occupies until the stage has ended, see {@link Occupation}. Jenkins shows it in the remote
 * API of its computer to whoever may see the build.
 */
@ExportedBean
public final class StageExecutable implements Queue.Executable, AccessControlled {
    private final StageTask task;

    StageExecutable(StageTask task) {
        this.task = task;
    }

    @Override
    public SubTask getParent() {
        return task;
    }

    /** Address of the page that tells of it, relative to Jenkins. */
    @Exported
    public String getUrl() {
        return task.getUrl();
    }

    /** For people. */
    @Exported
    public String getDisplayName() {
        return task.getDisplayName();
    }

    @Override
    public Queue.Executable getParentExecutable() {
        return task.getOwnerExecutable();
    }

    @Override
    public ACL getACL() {
        return task.getACL();
    }

    @Override
    public void run() {
        task.work().ifPresent(occupation -> {
            throw occupation;
        });
    }

    @Override
    public String toString() {
        return task.getDisplayName();
    }
}
