package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class EmptyJobTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void nobodyTakesIt() throws Exception {
        WatchReply reply = EmptyJob.watched(folder.getRoot().toPath());
        assertEquals(SupervisorState.ABSENT, reply.supervisor());
        assertNull(reply.result());
        assertNull(reply.beat());
    }
}
