package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import org.junit.Test;

public class ConnectionTest {
    @Test
    public void aCallThatIsCutOffWhileItsComputerStillCountsAsOnlineTellsOfABrokenConnection() {
        assertTrue(Connection.isBrokenBy(new RequestAbortedException(new ClosedChannelException())));
        assertTrue(Connection.isBrokenBy(new IOException("far: it broke", new ChannelClosedException("closed", null))));
        IOException suppressing = new IOException("copying");
        suppressing.addSuppressed(new ClosedChannelException());
        assertTrue(Connection.isBrokenBy(new IllegalStateException(suppressing)));
    }

    @Test
    public void failuresThatSuppressEachOtherAreLookedAtOnce() {
        IOException one = new IOException("one");
        IOException other = new IOException("other", one);
        one.addSuppressed(other);
        assertFalse(Connection.isBrokenBy(other));
        one.addSuppressed(new ClosedChannelException());
        assertTrue(Connection.isBrokenBy(other));
    }

    @Test
    public void whatAnAgentAnswersIsNoBrokenConnection() {
        assertFalse(Connection.isBrokenBy(new FileNotFoundException("intent.json")));
        assertFalse(Connection.isBrokenBy(new FileSystemException("/w", null, "No space left on device")));
        assertFalse(Connection.isBrokenBy(new IllegalStateException("a bug")));
    }
}
