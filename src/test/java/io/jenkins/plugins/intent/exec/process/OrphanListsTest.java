package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** What the system's lists of children say of a command that has just ended, however much else is started meanwhile. */
public class OrphanListsTest {
    private static final int TIMES = 20;

    @Test
    public void aCommandThatLeftNothingIsKnownByTheListsAlone() throws Exception {
        assertEquals("none ".repeat(TIMES), said("true | cat; (exit 3)"));
    }

    @Test
    public void anOrphanIsNeverOverlooked() throws Exception {
        assertEquals("some ".repeat(TIMES), said("sleep 30 >&- 2>&- &"));
    }

    @Test
    public void aGrandchildThatTookItsNameOffIsNeverOverlooked() throws Exception {
        assertEquals("some ".repeat(TIMES), said("(setsid env -i sleep 30 >&- 2>&- &) >&- 2>&- &"));
    }

    private static String said(String script) throws IOException, InterruptedException {
        assumeTrue(LibC.isAvailable());
        assumeTrue(new File("/proc/self/task/" + ProcessHandle.current().pid() + "/children").exists());
        Process java = new ProcessBuilder(
                        "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphanListsMain.class.getName(),
                        script,
                        Integer.toString(TIMES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor());
        return said;
    }
}
