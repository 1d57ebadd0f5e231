package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.model.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.Test;

/** Whatever stops a block ends what runs of it, and names the reason for the rest. */
public class BlockStopTest extends BlocksInEachPlace {
    @Test
    public void whatIgnoresARequestToEndIsEndedByForceAndItsLastWordsAreKept() throws IOException {
        blocks.grace = Duration.ofSeconds(2);
        blocks.when("pids", 1, () -> blocks.stop.stop(StopReason.CANCELLED));
        Manifest manifest =
                blocks.run(shell("trap 'echo asked' TERM; echo ready; echo $$ > pids; while :; do sleep 0.05; done"));
        CommandRecord record = manifest.commands().get(0);
        assertEquals(Integer.valueOf(9), record.signal());
        String out = blocks.text(record.stdout());
        assertTrue(out, out.startsWith("ready\nasked\n"));
        assertNoneLeft(1);
    }

    @Test
    public void aStopEndsTheCommandAndNamesTheReasonForTheRest() throws Exception {
        for (StopReason reason : StopReason.values()) {
            newBlocks();
            blocks.listener = new BlockListener() {
                @Override
                public void commandStarted(int index, Command command, long pid, long epochMs) {
                    CompletableFuture.runAsync(() -> blocks.stop.stop(reason));
                }
            };
            Manifest manifest = blocks.run(command("sleep", "100"), command("true"));
            CommandStatus expected =
                    reason == StopReason.CANCELLED ? CommandStatus.CANCELLED : CommandStatus.LEASE_LOST;
            assertEquals(expected, manifest.commands().get(0).status());
            assertEquals(expected, manifest.commands().get(1).status());
            assertNull(manifest.commands().get(1).stdout());
            assertEquals(expected.text(), manifest.status().text());
        }
    }

    @Test
    public void aStopInThePauseBeforeAnotherTryIsAStopAndNoFailure() throws Exception {
        stopOnceTheFirstHasEnded(StopReason.CANCELLED);
        Manifest manifest = blocks.run(Blocks.retried(command("false"), 3, 3600), command("true"));
        assertEquals(AttemptStatus.CANCELLED, manifest.status());
        assertEquals(CommandStatus.CANCELLED, manifest.commands().get(1).status());
    }

    @Test
    public void aStopThatComesRightAfterTheCommandWasToldToEndCountsNotTheEnd() throws Exception {
        stopOnceTheFirstHasEnded(StopReason.LEASE_LOST);
        Manifest manifest = blocks.run(shell("kill -TERM $$"), command("true"));
        assertEquals(AttemptStatus.LEASE_LOST, manifest.status());
        assertEquals(CommandStatus.LEASE_LOST, manifest.commands().get(0).status());
    }

    @Test
    public void aCommandThatAloneWasToldToEndHasFailed() throws Exception {
        Manifest manifest = blocks.run(shell("kill -TERM $$"), command("true"));
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals(Integer.valueOf(15), manifest.commands().get(0).signal());
    }

    @Test
    public void aStopBeforeTheStartStartsNothing() throws IOException {
        blocks.stop.stop(StopReason.CANCELLED);
        Manifest manifest = blocks.run(command("touch", "never"));
        assertEquals(AttemptStatus.CANCELLED, manifest.status());
        assertTrue(Files.notExists(blocks.project.resolve("never")));
    }

    @Test
    public void anInterruptCancelsTheBlockInGoodOrder() throws Exception {
        Thread runner = Thread.currentThread();
        blocks.listener = new BlockListener() {
            @Override
            public void commandStarted(int index, Command command, long pid, long epochMs) {
                runner.interrupt();
            }
        };
        Manifest manifest = blocks.run(command("sleep", "100"));
        assertTrue(Thread.interrupted());
        assertEquals(AttemptStatus.CANCELLED, manifest.status());
        assertTrue(Files.exists(blocks.attempt.resolve("manifest.json")));
    }

    @Test
    public void aListenerThatFailsLeavesNoProcessBehind() {
        JobSpec job = blocks.job(command("sleep", "100"));
        AtomicLong started = new AtomicLong();
        blocks.listener = new BlockListener() {
            @Override
            public void commandStarted(int index, Command command, long pid, long epochMs) {
                started.set(pid);
                throw new IllegalStateException("as the test wants");
            }
        };
        assertThrows(RuntimeException.class, () -> blocks.run(job));
        assertFalse(
                ProcessHandle.of(started.get()).filter(ProcessHandle::isAlive).isPresent());
    }

    private void stopOnceTheFirstHasEnded(StopReason reason) {
        blocks.listener = new BlockListener() {
            @Override
            public void commandStarted(int index, Command command, long pid, long epochMs) {
                // Java itself looks after processes that are not its children now and then only.
                CompletableFuture.runAsync(() -> {
                    while (Processes.isAlive(pid)) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    blocks.stop.stop(reason);
                });
            }
        };
    }
}
