package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.Standpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.ExternalResource;

/** Jobs of which one supervisor runs several, where a process can leave its directory. None is left after the test. */
final class TestJobs extends ExternalResource {
    private final List<TestJob> jobs = new ArrayList<>();

    TestJob add(TestJob job) {
        jobs.add(job);
        return job;
    }

    @Override
    protected void before() {
        assumeTrue("one job a supervisor elsewhere", Standpoint.isMovable());
    }

    @Override
    protected void after() {
        for (TestJob job : jobs) {
            try {
                job.close();
            } catch (Exception e) {
                throw new AssertionError("a job is left", e);
            }
        }
    }
}
