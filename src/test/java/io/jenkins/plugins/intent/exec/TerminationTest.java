package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static io.jenkins.plugins.intent.exec.Blocks.timeout;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.MarkedProcesses;
import io.jenkins.plugins.intent.exec.process.ProcFs;
import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class TerminationTest {
    @Parameters(name = "{0}")
    public static List<Place> places() {
        return Place.all();
    }

    @Parameter
    public Place place;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static final long HOURS = TimeUnit.HOURS.toNanos(3);

    private Blocks blocks;

    @Before
    public void newBlocks() throws IOException {
        blocks = new Blocks(folder.getRoot().toPath(), place);
    }

    /** The process ids that scripts wrote to {@code pids}, one a line. */
    private List<Long> pids() throws IOException {
        return Files.readAllLines(blocks.project.resolve("pids")).stream()
                .map(Long::valueOf)
                .toList();
    }

    private void assertNoneLeft(int count) throws IOException {
        assertEquals(count, pids().size());
        for (long pid : pids()) {
            boolean alive = isAlive(pid);
            assertFalse("process " + pid + " still runs", alive);
        }
    }

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
        blocks.timeoutMs = 300;
        Manifest manifest = blocks.run(Blocks.mayFail(command("sleep", "100")), command("true"));
        assertEquals(CommandStatus.TIMED_OUT, manifest.commands().get(0).status());
        assertEquals(CommandStatus.SKIPPED, manifest.commands().get(1).status());
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals("the stage ran longer than its limit of 300 ms", manifest.error());
    }

    @Test
    public void anEndlessFloodIsEndedByItsLimit() throws IOException {
        blocks.limits = new OutputLimits(1000, 500, 10_000);
        Manifest manifest = blocks.run(timeout(command("yes"), 1));
        StreamRecord out = manifest.commands().get(0).stdout();
        assertEquals(CommandStatus.TIMED_OUT, manifest.commands().get(0).status());
        assertEquals(1500, out.bytes());
        assertEquals(1500, Files.size(blocks.attempt.resolve(out.path())));
        assertTrue(out.droppedBytes() > 0);
    }

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
            blocks = new Blocks(folder.getRoot().toPath(), place);
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
    public void aStopThatComesRightAfterTheCommandWasToldToEndCountsNotTheEnd() throws Exception {
        blocks.listener = new BlockListener() {
            @Override
            public void commandStarted(int index, Command command, long pid, long epochMs) {
                // Java itself looks after processes that are not its children now and then only.
                CompletableFuture.runAsync(() -> {
                    while (isAlive(pid)) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    blocks.stop.stop(StopReason.LEASE_LOST);
                });
            }
        };
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
    public void aChildThatLeftTheTreeIsFoundByItsMark() throws IOException {
        assumeTrue(new File("/proc/self/environ").exists());
        Manifest manifest = blocks.run(
                shell("setsid sh -c 'echo $$ >> pids; (sleep 100 & echo $! >> pids) ; sleep 100' >/dev/null 2>&1 &\n"
                        + "while [ \"$(wc -l < pids 2>/dev/null)\" != 2 ]; do sleep 0.01; done"));
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        assertNoneLeft(2);
    }

    @Test
    public void manyChildrenThatLeaveTheTreeAtTheVeryEndAreFound() throws Exception {
        assumeTrue(new File("/proc/self/environ").exists());
        for (int round = 0; round < (place.isDirect() ? 8 : 3); round++) {
            blocks = new Blocks(folder.getRoot().toPath(), place);
            JobSpec job = blocks.job(shell("setsid setsid sleep 4321 >/dev/null 2>&1 &"));
            assertEquals(AttemptStatus.SUCCEEDED, blocks.run(job).status());
            assertEquals(List.of(), MarkedProcesses.find(JobCookie.of(job).ofJob(), 0));
        }
    }

    @Test
    public void aDaemonThatWipedItsEnvironmentIsKnownFromBefore() throws IOException {
        blocks.when("pids", 1, () -> blocks.jumpNanos = HOURS);
        Manifest manifest =
                blocks.run(timeout(shell("env -i /bin/sh -c 'echo $$ >> pids; exec sleep 100' & wait"), 3600));
        assertEquals(CommandStatus.TIMED_OUT, manifest.commands().get(0).status());
        assertNoneLeft(1);
    }

    @Test
    public void aBackgroundChildServesLaterCommandsAndEndsWithTheBlock() throws IOException {
        Manifest manifest = blocks.run(
                shell("(while :; do echo tick; sleep 0.05; done) & echo $! > pids"),
                shell("kill -0 $(cat pids) && sleep 0.5"));
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        String out = blocks.text(manifest.commands().get(0).stdout());
        assertTrue("output after the command's end is kept: " + out, out.lines().count() > 4);
        assertEquals(
                Files.size(blocks.attempt.resolve("commands/01-sh/stdout.log")),
                manifest.commands().get(0).stdout().bytes());
        assertEquals(64, manifest.commands().get(0).stdout().sha256().length());
        assertNoneLeft(1);
    }

    @Test
    public void twoJobsAtOnceDoNotEndEachOthersProcesses() throws Exception {
        Blocks other = new Blocks(folder.getRoot().toPath(), place);
        Path started = other.project.resolve("started");
        CompletableFuture<Manifest> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return other.run(shell("touch started; while [ ! -e go ]; do sleep 0.02; done; echo lived"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Blocks first = new Blocks(folder.newFolder().toPath(), place);
        first.run(shell("while [ ! -e " + started + " ]; do sleep 0.02; done; sleep 100 >/dev/null 2>&1 &"));
        Files.createFile(other.project.resolve("go"));
        assertEquals(AttemptStatus.SUCCEEDED, slow.get(30, TimeUnit.SECONDS).status());
    }

    @Test
    public void whoComesBackAfterACrashEndsWhatTheJobLeft() throws Exception {
        assumeTrue(new File("/proc/self/environ").exists());
        JobSpec job = blocks.job(command("sleep", "100"));
        ProcessBuilder builder = new ProcessBuilder("setsid", "-f", "sleep", "100");
        builder.environment().put(JobCookie.VARIABLE, JobCookie.of(job).value(0, Map.of()));
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
        String value = inner.value(3, Map.of(JobCookie.VARIABLE, outer.value(0, Map.of())));
        assertTrue(value.contains(outer.ofJob()) && value.contains(inner.ofCommand(3)));
        assertFalse(value.contains(inner.ofCommand(0)));
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

    private static boolean isAlive(long pid) {
        return Processes.isAlive(pid);
    }
}
