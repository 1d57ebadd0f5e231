package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.model.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What ends a process is what is recorded, number for number. */
public class ExitStatusTest {
    /** Stop and continue, are ignored unless asked for, or are kept by the C library for itself. */
    private static final Set<Integer> END_NOTHING = Set.of(17, 18, 19, 20, 21, 22, 23, 28, 32, 33);

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private List<CommandRecord> run(List<Command> commands) throws IOException {
        Blocks blocks = new Blocks(folder.getRoot().toPath());
        blocks.haltOnError = false;
        return blocks.run(commands.toArray(Command[]::new)).commands();
    }

    private CommandRecord run(String script) throws IOException {
        return run(List.of(shell(script))).get(0);
    }

    @Test
    public void everyExitCodeIsAnExitCode() throws IOException {
        assumeTrue(ThisMachine.knowsHowProcessesEnd());
        List<Command> commands = new ArrayList<>();
        for (int code = 0; code <= 255; code++) {
            commands.add(shell("exit " + code));
        }
        for (CommandRecord record : run(commands)) {
            assertEquals(Integer.valueOf(record.index()), record.exitCode());
            assertNull(record.signal());
        }
    }

    @Test
    public void everySignalIsASignal() throws IOException {
        assumeTrue(ThisMachine.knowsHowProcessesEnd());
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")));
        List<Integer> signals = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        for (int signal = 1; signal <= 64; signal++) {
            if (!END_NOTHING.contains(signal) && !Ignored.here(signal)) {
                signals.add(signal);
                commands.add(shell("ulimit -c 0; kill -" + signal + " $$; sleep 10"));
            }
        }
        List<CommandRecord> records = run(commands);
        for (int i = 0; i < signals.size(); i++) {
            assertNull(signals.get(i).toString(), records.get(i).exitCode());
            assertEquals(signals.get(i), records.get(i).signal());
        }
    }

    @Test
    public void aSignalIsReportedByNumberAndName() throws IOException {
        CommandRecord record = run("ulimit -c 0; kill -SEGV $$");
        assertNull(record.exitCode());
        assertEquals(Integer.valueOf(11), record.signal());
        assertEquals("ended by signal 11 (SIGSEGV)", record.error());
        assertEquals(CommandStatus.FAILED, record.status());
        assertEquals("ended by signal 40", run("kill -40 $$").error());
        assertEquals("ended by signal 10 (SIGUSR1)", run("kill -USR1 $$").error());
    }

    @Test
    public void aCoreDumpIsSaid() throws IOException {
        assumeTrue(ThisMachine.knowsHowProcessesEnd());
        assumeTrue(Files.exists(Path.of("/proc/sys/kernel/core_pattern")));
        CommandRecord record = run("ulimit -c unlimited && kill -ABRT $$");
        assumeTrue("this machine writes no core dumps", record.error().contains("core"));
        assertEquals("ended by signal 6 (SIGABRT), and left a core dump", record.error());
    }

    @Test
    public void commandsStartWithoutBlockedSignals() throws IOException {
        assumeTrue(ThisMachine.knowsHowProcessesEnd());
        Blocks blocks = new Blocks(folder.getRoot().toPath());
        CommandRecord record = blocks.run(command("grep", "SigBlk", "/proc/self/status"))
                .commands()
                .get(0);
        assertTrue(blocks.text(record.stdout()), blocks.text(record.stdout()).endsWith("\t0000000000000000\n"));
    }
}
