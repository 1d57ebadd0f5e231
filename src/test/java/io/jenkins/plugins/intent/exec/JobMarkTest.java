package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.MarkVariables;
import io.jenkins.plugins.intent.exec.process.MarkedProcesses;
import io.jenkins.plugins.intent.exec.process.ProcFs;
import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The mark that a job puts on its processes, by which they are found when nobody knows them any more. */
public class JobMarkTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Blocks blocks;

    @Before
    public void newBlocks() throws IOException {
        blocks = new Blocks(folder.getRoot().toPath());
    }

    @Test
    public void whoComesBackAfterACrashEndsWhatTheJobLeft() throws Exception {
        assumeTrue(new File("/proc/self/environ").exists());
        JobSpec job = blocks.job(command("sleep", "100"));
        ProcessBuilder builder = new ProcessBuilder("setsid", "-f", "sleep", "100");
        builder.environment().put(MarkVariables.OF_JOBS, JobCookie.of(job).value(0, Map.of()));
        assertEquals(0, builder.start().waitFor());
        List<ProcessHandle> left = MarkedProcesses.find(JobCookie.of(job).ofJob(), 0);
        assertEquals(1, left.size());
        assertTrue(Leftovers.end(job, TimeSource.system()));
        assertFalse(Processes.isAlive(left.get(0)));
        assertTrue(Leftovers.end(job, TimeSource.system()));
    }

    @Test
    public void aProcessWithoutAnyVariableIsNotTakenForOneThatIsJustStarting() throws Exception {
        assumeTrue(new File("/proc/self/environ").exists());
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo runs; read line");
        builder.environment().clear();
        Process bare = builder.start();
        try {
            assertEquals("runs", bare.inputReader().readLine());
            assertEquals(ProcFs.State.BARE, ProcFs.environment(bare.pid()).state());
        } finally {
            bare.destroyForcibly();
        }
    }

    @Test
    public void aJobInsideAJobCarriesBothMarks() {
        JobCookie outer = JobCookie.of(blocks.job(command("a")));
        JobCookie inner = JobCookie.of(blocks.job(command("b")));
        String value = inner.value(3, Map.of(MarkVariables.OF_JOBS, outer.value(0, Map.of())));
        assertTrue(value.contains(outer.ofJob()) && value.contains(inner.ofCommand(3)));
        assertFalse(value.contains(inner.ofCommand(0)));
    }
}
