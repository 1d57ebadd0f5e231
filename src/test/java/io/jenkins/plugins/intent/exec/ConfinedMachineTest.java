package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What confined commands reach of the machine besides files. Needs bubblewrap and namespaces for users. */
public class ConfinedMachineTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Blocks blocks;

    @Before
    public void confine() throws IOException {
        Confinements.assumePossible();
        blocks = new Blocks(folder.getRoot().toPath());
        blocks.haltOnError = false;
        // Programs that hand work to others name /tmp as often as not.
        blocks.guard = Confinements.guard(new Confinement(ConfineMode.REQUIRED, List.of("/tmp"), true));
    }

    private String out(String script) throws IOException {
        return blocks.text(blocks.run(shell(script)).commands().get(0).stdout()).strip();
    }

    @Test
    public void nobodyOpensASettingOfTheSystemForWriting() throws IOException {
        assertEquals(
                "0",
                out("for one in /proc/sys/kernel/core_pattern /proc/sys/kernel/hostname /proc/sys/vm/swappiness; do"
                        + " (exec 3>> $one) 2>/dev/null && echo $one; done | wc -l"));
    }

    @Test
    public void nobodyWritesIntoWhatAnotherAttemptHasOfItsOwn() throws IOException {
        assertEquals(
                "mine",
                out("own=$(dirname $TMPDIR); mkdir $own/x 2>/dev/null && echo other; mv $own $own.aside 2>/dev/null"
                        + " && echo moved; echo mine > $TMPDIR/x; cat $TMPDIR/x; echo x > /tmp/intent-test-x;"
                        + " rm /tmp/intent-test-x"));
    }

    @Test
    public void noTerminalOfTheUserIsThere() throws IOException {
        assertEquals(
                "ptmx\nok",
                out("ls /dev/pts; ls -d /dev/tty[0-9]* /dev/console 2>/dev/null;"
                        + " echo x > /dev/null && : < /dev/urandom && echo x > /dev/shm/x && echo ok"));
    }

    @Test
    public void aSessionOfTheUserThatRunsCommandsIsOutOfReach() throws IOException {
        Path sockets = Path.of("/tmp", "emacs" + Files.getAttribute(blocks.project, "unix:uid"));
        boolean made = !Files.exists(sockets);
        Files.createDirectories(sockets);
        Path socket = Files.createTempFile(sockets, "intent-test-", "");
        try {
            assertFalse(out("ls -a " + sockets).contains("intent-test-"));
            assertTrue(Files.exists(socket));
        } finally {
            Files.delete(socket);
            if (made) {
                Files.delete(sockets);
            }
        }
    }
}
