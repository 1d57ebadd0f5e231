package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.Views;
import io.jenkins.plugins.intent.ledger.WorkKind;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class SightTest {
    @Test
    public void jobThatGoesOnAfterARestartWaitsForNoPlace() {
        Sight sight = sight(JobStatus.EXPIRED, JobStatus.RUNNING);
        assertFalse(sight.waitsForPlace("a", 1));
        assertFalse(sight.waitsForPlace("a", 2));
    }

    @Test
    public void jobThatNobodyHasBegunWaitsForThePlaceOfItsOwnAttempt() {
        Sight sight = sight(JobStatus.EXPIRED, JobStatus.QUEUED);
        assertFalse(sight.waitsForPlace("a", 1));
        assertTrue(sight.waitsForPlace("a", 2));
        assertFalse(sight.waitsForPlace("b", 2));
    }

    private static Sight sight(JobStatus first, JobStatus second) {
        List<JobView> jobs = List.of(
                new JobView("a-1", 1, "far", first, 1, 2, null), new JobView("a-2", 2, null, second, 0, 0, null));
        return new Sight(
                Views.run(
                        RunStatus.RUNNING,
                        null,
                        1,
                        0,
                        List.of(Views.stage("a", WorkKind.EXEC_BLOCK, StageStatus.RUNNING, null, List.of(), jobs))),
                null,
                Map.of("a", 0),
                false);
    }
}
