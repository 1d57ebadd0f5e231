package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class OffspringTest {
    private final List<ProcessHandle> started = new ArrayList<>();

    @Before
    public void procIsThere() {
        assumeTrue(new File("/proc/self/status").exists());
    }

    @After
    public void endAll() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    public void aProcessThatStartedNothingHasNone() throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            if (Offspring.isSurelyNone(ended("true"))) {
                return;
            }
        }
        throw new AssertionError("never sure on a machine where little else is started");
    }

    @Test
    public void whatOthersStartMeanwhileIsToldApart() throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            Process first = start("true");
            Process other = start("sh", "-c", "sleep 3 & sleep 3");
            Thread thread = new Thread(() -> {});
            thread.start();
            first.waitFor();
            if (Offspring.isSurelyNone(first.pid()) && other.isAlive()) {
                return;
            }
        }
        throw new AssertionError("never sure although all that was born came from elsewhere");
    }

    @Test
    public void anOrphanIsNeverOverlooked() throws Exception {
        for (int attempt = 0; attempt < 30; attempt++) {
            long ended = ended("sh", "-c", "sleep 3 >&- 2>&- &");
            assertFalse(Offspring.isSurelyNone(ended));
        }
    }

    @Test
    public void aGrandchildWhoseParentIsGoneIsNeverOverlooked() throws Exception {
        for (int attempt = 0; attempt < 30; attempt++) {
            Process other = start("true");
            long ended = ended("sh", "-c", "(setsid env -i sleep 3 >&- 2>&- &) >&- 2>&- &");
            assertFalse(Offspring.isSurelyNone(ended));
            other.waitFor();
        }
    }

    @Test
    public void aProcessOfLongAgoIsNotJudged() throws Exception {
        long ended = ended("true");
        for (int i = 0; i < 40; i++) {
            ended("true");
        }
        assertFalse(Offspring.isSurelyNone(ended));
        assertTrue(NewestPid.read() > 0);
    }

    private long ended(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        process.waitFor();
        return process.pid();
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        // As whoever starts commands does: where orphans come to this Java, it tells its own from them.
        Orphans.started(process.pid());
        started.add(process.toHandle());
        return process;
    }
}
