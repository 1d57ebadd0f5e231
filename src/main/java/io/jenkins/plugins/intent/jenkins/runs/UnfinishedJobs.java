package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/**
 * Where jobs of builds that go on have their workspaces. Jenkins forgets in a restart whose a workspace is, and until
 * each build has taken its own again, another one would get it, and empty it under commands that still run there.
 */
final class UnfinishedJobs {
    private static final Logger LOGGER = Logger.getLogger(UnfinishedJobs.class.getName());

    private UnfinishedJobs() {}

    /**
     * Workspaces that the build queue gave to stages of builds of this job which go on.
     *
     * @param going all Pipelines that go on, also those that are not back from a restart yet
     */
    static Set<AgentPath> workspaces(Iterable<FlowExecution> going, Job<?, ?> of) {
        Set<AgentPath> found = new HashSet<>();
        going.forEach(execution -> addOf(execution, of, found));
        return found;
    }

    private static void addOf(FlowExecution execution, Job<?, ?> of, Set<AgentPath> found) {
        try {
            Queue.Executable build = execution.getOwner().getExecutable();
            if (build instanceof Run<?, ?>) {
                addOf((Run<?, ?>) build, of, found);
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "the build of " + execution);
        }
    }

    private static void addOf(Run<?, ?> build, Job<?, ?> of, Set<AgentPath> found) throws IOException {
        if (build.getParent() != of) {
            return;
        }
        for (RunFiles files : RunFiles.each(build)) {
            addOf(files, IntentRuns.find(build, files.key()).map(IntentRun::view), found);
        }
    }

    /** @param known how the run stands, where this controller works on it; else its books are read */
    static void addOf(RunFiles files, Optional<RunView> known, Set<AgentPath> found) {
        if (Files.exists(files.published()) || !Files.exists(files.journal())) {
            return;
        }
        try {
            known.orElseGet(() -> RunReader.read(files.directory())).stages().stream()
                    .flatMap(stage -> stage.jobs().stream())
                    .filter(job -> job.status() == JobStatus.RUNNING)
                    .map(JobView::id)
                    .filter(id -> Files.exists(files.job(id)))
                    .forEach(id -> add(files, id, found));
        } catch (LedgerException e) {
            LOGGER.log(Level.FINE, e, () -> "the books in " + files.directory());
        }
    }

    private static void add(RunFiles files, String job, Set<AgentPath> found) {
        try {
            JobLocation location = JobLocation.read(files, job);
            if (location.queued()) {
                found.add(location.workspace());
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "where job " + job + " runs");
        }
    }
}
