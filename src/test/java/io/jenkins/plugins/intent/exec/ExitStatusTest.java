package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.io.IOException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ExitStatusTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private CommandRecord run(String script) throws IOException {
        return new Blocks(folder.getRoot().toPath())
                .run(shell(script))
                .commands()
                .get(0);
    }

    @Test
    public void aSignalIsReportedByNumberAndName() throws IOException {
        CommandRecord record = run("kill -SEGV $$");
        assertNull(record.exitCode());
        assertEquals(Integer.valueOf(11), record.signal());
        assertEquals("ended by signal 11 (SIGSEGV)", record.error());
        assertEquals(CommandStatus.FAILED, record.status());
    }

    @Test
    public void anExitCodeIsNotTakenForASignalThatNobodySends() throws IOException {
        CommandRecord record = run("exit 129");
        assertEquals(Integer.valueOf(129), record.exitCode());
        assertNull(record.signal());
        assertEquals(Integer.valueOf(255), run("exit 255").exitCode());
    }
}
