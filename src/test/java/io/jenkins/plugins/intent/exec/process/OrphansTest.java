package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** Collecting what others left behind takes nothing from those who started something. */
public class OrphansTest {
    @Test
    public void howAProcessEndedIsKnownHoweverSoonItEnds() throws Exception {
        assumeTrue(LibC.isAvailable());
        Process java = new ProcessBuilder(
                        "java", "-cp", System.getProperty("java.class.path"), ManyStartsMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String known = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(Integer.toString(ManyStartsMain.THREADS * ManyStartsMain.STARTS), known);
        assertEquals(0, java.waitFor());
    }
}
