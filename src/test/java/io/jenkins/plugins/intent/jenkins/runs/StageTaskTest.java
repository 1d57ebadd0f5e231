package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.FakeBuild;
import io.jenkins.plugins.intent.jenkins.FakeJob;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

@SuppressWarnings({"rawtypes", "unchecked"})
public class StageTaskTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private StageTask task(int build, String stage) {
        Run<?, ?> run = new FakeBuild(folder.getRoot(), (Run) null).of(new FakeJob(), build);
        return task(run, stage, Eligible.labelled(null));
    }

    private static StageTask task(Run<?, ?> run, String stage, Eligible nodes) {
        return new StageTask(
                run, null, stage, stage + "-1", "intent", nodes, any -> Optional.empty(), (any, who) -> {});
    }

    @Test
    public void queuePrefersTheSameNodeForAStageInEachBuild() {
        assertEquals(task(1, "build").getAffinityKey(), task(2, "build").getAffinityKey());
        assertNotEquals(task(1, "build").getAffinityKey(), task(1, "test").getAffinityKey());
    }

    @Test
    public void stageThatRunsAlreadyOccupiesNoOtherNode() {
        StageTask resumed = task(null, "build", new Eligible(() -> null, Optional.of("linux")));
        assertTrue(resumed.mayRunOn("linux"));
        assertFalse("a node of the label linux", resumed.mayRunOn("other"));
        assertTrue(task(1, "build").mayRunOn("other"));
    }
}
