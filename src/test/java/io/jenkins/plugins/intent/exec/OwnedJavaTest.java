package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.time.Await;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Nothing that a runner has started outlives it, not even if it is killed. Real processes, killed for real. */
public class OwnedJavaTest {
    /** Takes its process id down, and sleeps with nothing in its environment. */
    private static final String BARE = "env -i /bin/sh -c 'echo $$ >> pids; exec sleep 1000'";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final List<Process> runners = new ArrayList<>();

    @Before
    public void linux() {
        assumeTrue(new File("/proc/self/environ").exists());
    }

    @After
    public void endAll() {
        runners.forEach(Process::destroyForcibly);
    }

    private Process run(String... scripts) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("java", "-cp", System.getProperty("java.class.path"), RunBlockMain.class.getName()));
        line.add(folder.getRoot().getPath());
        line.addAll(List.of(scripts));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.newFile())
                .start();
        runners.add(process);
        return process;
    }

    private Path pids() {
        return folder.getRoot().toPath().resolve("project/pids");
    }

    private List<Long> pids(int count) throws IOException {
        Blocks.await(pids(), count);
        return Files.readAllLines(pids()).stream().map(Long::valueOf).toList();
    }

    private static void awaitEnd(List<Long> pids) throws Exception {
        for (long pid : pids) {
            Await.end(pid);
        }
    }

    @Test(timeout = 120_000)
    public void theCommandsOfAKilledRunnerEndWithIt() throws Exception {
        Process runner = run("echo $$ >> pids; sleep 1000 & echo $! >> pids;"
                + " (setsid sh -c 'echo $$ >> pids; exec sleep 1000' &); wait");
        List<Long> family = pids(3);
        runner.destroyForcibly().waitFor();
        awaitEnd(family);
    }

    @Test(timeout = 120_000)
    public void whatIgnoresTheRequestEndsByForce() throws Exception {
        Process runner = run("trap '' TERM; echo $$ >> pids; while :; do sleep 1; done");
        List<Long> family = pids(1);
        runner.destroyForcibly().waitFor();
        awaitEnd(family);
    }

    @Test(timeout = 120_000)
    public void aCommandWithAnEmptyEnvironmentEndsWithAKilledRunnerToo() throws Exception {
        assumeTrue(ThisMachine.knowsHowProcessesEnd());
        Process runner = run("sleep 1.5 & wait; exec " + BARE);
        List<Long> family = pids(1);
        runner.destroyForcibly().waitFor();
        awaitEnd(family);
    }

    @Test(timeout = 120_000)
    public void whatForksTwiceAndEmptiesItsEnvironmentEndsWithItsBlock() throws Exception {
        assumeTrue(ThisMachine.knowsHowProcessesEnd());
        Process runner = run("(setsid " + BARE + " > /dev/null 2>&1 &) ; until [ -s pids ]; do sleep 0.05; done");
        assertEquals(0, runner.waitFor());
        List<Long> family = pids(1);
        assertFalse(Processes.isAlive(family.get(0)));
    }

    @Test(timeout = 120_000)
    public void aRunnerThatEndsInGoodOrderLeavesNoGuardian() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/pgrep")));
        Process runner = run("echo $$ >> pids; pgrep -f intent-guardian -P $PPID >> pids");
        assertEquals(0, runner.waitFor());
        awaitEnd(pids(2));
    }
}
