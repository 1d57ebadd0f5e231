package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.FakeBuild;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A store of artifacts that does not answer is in nobody's way. */
public class BuildArtifactsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** Its artifact manager throws what no artifact manager is said to throw. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private BuildArtifacts artifacts(Executor threads) {
        return new BuildArtifacts(new FakeBuild(folder.getRoot(), (Run) null), threads, 1);
    }

    @Test
    public void storeThatThrowsSaysNothing() {
        assertEquals(Optional.empty(), artifacts(Runnable::run).have("intent"));
        assertEquals(Optional.empty(), artifacts(Runnable::run).haveSoon("intent"));
    }

    @Test
    public void storeThatDoesNotAnswerIsNotWaitedFor() {
        Executor never = question -> {};
        assertEquals(Optional.empty(), artifacts(never).haveSoon("intent"));
    }
}
