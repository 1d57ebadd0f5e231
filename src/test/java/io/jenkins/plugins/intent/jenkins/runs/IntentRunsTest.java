package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.FakeBuild;
import java.io.File;
import java.nio.file.Path;
import org.junit.After;
import org.junit.Test;

@SuppressWarnings({"rawtypes", "unchecked"})
public class IntentRunsTest {
    private final FakeBuild<?, ?> build = new FakeBuild(new File("here"), (Run) null);

    @After
    public void forget() {
        IntentRuns.buildOver(build);
    }

    @Test
    public void whatStandsForARunIsFoundWhileItsJobMovesToAnotherFolder() {
        build.building();
        Drawing drawing = IntentRuns.drawing(build, "intent");
        build.moveTo(new File("there"));
        assertSame(drawing, IntentRuns.drawing(build, "intent"));
        assertNotSame(drawing, IntentRuns.drawing(build, "intent-2"));
        IntentRuns.buildOver(build);
        assertNotSame(drawing, IntentRuns.drawing(build, "intent"));
    }

    @Test
    public void whatStandsForARunIsFoundByABuildThatWasReadAnew() {
        Drawing drawing = IntentRuns.drawing(build.building(), "intent");
        Run<?, ?> again = new FakeBuild(new File("here"), (Run) null).building();
        assertSame(drawing, IntentRuns.drawing(again, "intent"));
        IntentRuns.buildOver(again);
        assertNotSame(drawing, IntentRuns.drawing(build, "intent"));
    }

    @Test
    public void filesOfARunAreWhereItsBuildIsNow() {
        RunFiles files = RunFiles.of(build, "intent");
        build.moveTo(new File("there"));
        assertEquals(Path.of("there/intent-runner/intent/journal.jsonl"), files.journal());
        assertEquals("intent", files.key());
    }

    @Test
    public void nothingIsKeptForABuildThatIsOver() {
        assertNotSame(IntentRuns.drawing(build, "intent"), IntentRuns.drawing(build, "intent"));
    }
}
