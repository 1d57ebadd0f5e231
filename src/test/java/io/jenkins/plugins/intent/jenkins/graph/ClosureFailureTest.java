package io.jenkins.plugins.intent.jenkins.graph;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.AbortException;
import hudson.remoting.RequestAbortedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution;
import org.junit.Test;

public class ClosureFailureTest {
    @Test
    public void closureWhoseConnectionBrokeHasLostItsAgent() {
        assertTrue(ClosureFailure.isOfLostAgent(new RequestAbortedException(new ClosedChannelException())));
        assertTrue(ClosureFailure.isOfLostAgent(new IOException("its agent", new ClosedChannelException())));
    }

    @Test
    public void onlyWhatIsAroundTheCommandsFailsToComeBackAfterARestart() {
        assertTrue(ClosureFailure.isOfRestart(new IOException("something already locked /w@2")));
        assertFalse(ClosureFailure.isOfRestart(new AbortException("script returned exit code 1")));
        assertFalse(ClosureFailure.isOfRestart(new IllegalStateException("a bug")));
    }

    @Test
    public void agentThatDidNotComeBackStopsNoBuildAndAPersonDoes() {
        assertTrue(ClosureFailure.isOfAgentThatIsNotBack(List.of(new ExecutorStepExecution.RemovedNodeTimeoutCause())));
        assertFalse(ClosureFailure.isOfAgentThatIsNotBack(List.of(new ExecutorStepExecution.QueueTaskCancelled())));
        assertFalse(ClosureFailure.isOfStoppedBuild(new AbortException("not today")));
    }

    @Test
    public void faultOfTheJenkinsfileIsNoLostAgent() {
        assertFalse(ClosureFailure.isOfLostAgent(new AbortException("not today")));
        assertFalse(ClosureFailure.isOfLostAgent(new IllegalStateException("a bug")));
    }

    @Test
    public void faultOfTheJenkinsfileIsShownWithItsTraceAndAnErrorWithoutOne() {
        String fault = ClosureFailure.lines(new IllegalStateException("no such step"), "a")
                .orElseThrow();
        assertTrue(fault, fault.startsWith("[intent] a: its closure failed: no such step\njava.lang.IllegalState"));
        assertTrue(fault, fault.contains("\n\tat "));
        assertEquals(
                "[intent] a: its closure failed: too old",
                ClosureFailure.lines(new AbortException("too old"), "a").orElseThrow());
        assertTrue(ClosureFailure.lines(new StageFailedException("stage a failed"), "a")
                .isEmpty());
    }
}
