package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static io.jenkins.plugins.intent.exec.Blocks.timeout;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.model.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** A block keeps to its limits, and what goes over one is ended: a command, a stage, a flood of output. */
public class BlockLimitsTest extends BlocksInEachPlace {
    private static final long HOURS = TimeUnit.HOURS.toNanos(3);
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
    /** Enough for `false` to end on a machine that does much else. */
    private static final long TO_END_MS = 3_000;

    @Test
    public void aCommandOverItsLimitIsEndedWithItsChildren() throws IOException {
        blocks.haltOnError = false;
        blocks.when("pids", 2, () -> blocks.jumpNanos = HOURS);
        Manifest manifest = blocks.run(
                timeout(shell("echo before; sleep 100 & echo $$ > pids; echo $! >> pids; wait"), 3600),
                command("true"));
        CommandRecord record = manifest.commands().get(0);
        assertEquals(CommandStatus.TIMED_OUT, record.status());
        assertEquals("ran longer than its limit of 3600 s and was ended", record.error());
        assertEquals(Integer.valueOf(15), record.signal());
        assertNull(record.exitCode());
        assertEquals("before\n", blocks.text(record.stdout()));
        assertEquals(CommandStatus.SUCCEEDED, manifest.commands().get(1).status());
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertNoneLeft(2);
    }

    @Test
    public void theLimitOfTheStageEndsTheBlockWhateverItsCommandsAllow() throws IOException {
        blocks.haltOnError = false;
        blocks.timeoutMs = HOUR_MS;
        blocks.when("pids", 1, () -> blocks.jumpNanos = HOURS);
        Manifest manifest = blocks.run(Blocks.mayFail(shell("echo $$ > pids; exec sleep 100")), command("true"));
        assertEquals(CommandStatus.TIMED_OUT, manifest.commands().get(0).status());
        assertEquals(CommandStatus.SKIPPED, manifest.commands().get(1).status());
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals("the stage ran longer than its limit of 3600 s", manifest.error());
    }

    @Test
    public void theLimitOfTheStageIsTheReasonAlsoWhenItEndsThePauseBeforeAnotherTry() throws IOException {
        assumeTrue("pauses are the same everywhere", place.isDirect());
        blocks.timeoutMs = HOUR_MS;
        long begunNanos = System.nanoTime();
        blocks.listener = new BlockListener() {
            @Override
            public void commandStarted(int index, Command command, long pid, long epochMs) {
                long passedNanos = System.nanoTime() - begunNanos;
                blocks.jumpNanos = TimeUnit.MILLISECONDS.toNanos(HOUR_MS - TO_END_MS) - passedNanos;
            }
        };
        Manifest manifest = blocks.run(Blocks.retried(command("false"), 3, 3600), command("true"));
        assertEquals("the stage ran longer than its limit of 3600 s", manifest.error());
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals(CommandStatus.FAILED, manifest.commands().get(0).status());
        assertEquals(CommandStatus.SKIPPED, manifest.commands().get(1).status());
    }

    @Test
    public void anEndlessFloodIsEndedByItsLimit() throws IOException {
        blocks.limits = new OutputLimits(1000, 500, 10_000);
        blocks.when("pids", 1, () -> blocks.jumpNanos = HOURS);
        Manifest manifest = blocks.run(timeout(shell("yes | head -c 100000; echo $$ > pids; exec yes"), 3600));
        StreamRecord out = manifest.commands().get(0).stdout();
        assertEquals(CommandStatus.TIMED_OUT, manifest.commands().get(0).status());
        assertEquals(1500, out.bytes());
        assertEquals(1500, Files.size(blocks.attempt.resolve(out.path())));
        assertTrue(out.droppedBytes() > 0);
    }

    @Test
    public void aDaemonThatWipedItsEnvironmentIsKnownFromBefore() throws IOException {
        blocks.when("pids", 1, () -> blocks.jumpNanos = HOURS);
        Manifest manifest =
                blocks.run(timeout(shell("env -i /bin/sh -c 'echo $$ >> pids; exec sleep 100' & wait"), 3600));
        assertEquals(CommandStatus.TIMED_OUT, manifest.commands().get(0).status());
        assertNoneLeft(1);
    }
}
