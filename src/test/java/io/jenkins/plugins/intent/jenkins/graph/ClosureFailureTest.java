package io.jenkins.plugins.intent.jenkins.graph;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.AbortException;
import hudson.remoting.RequestAbortedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.Test;

public class ClosureFailureTest {
    @Test
    public void closureWhoseConnectionBrokeHasLostItsAgent() {
        assertTrue(ClosureFailure.isOfLostAgent(new RequestAbortedException(new ClosedChannelException())));
        assertTrue(ClosureFailure.isOfLostAgent(new IOException("its agent", new ClosedChannelException())));
    }

    @Test
    public void faultOfTheJenkinsfileIsNoLostAgent() {
        assertFalse(ClosureFailure.isOfLostAgent(new AbortException("not today")));
        assertFalse(ClosureFailure.isOfLostAgent(new IllegalStateException("a bug")));
    }
}
