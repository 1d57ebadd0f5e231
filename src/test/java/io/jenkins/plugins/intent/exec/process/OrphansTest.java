package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** Collecting what others left behind takes nothing from those who started something. */
public class OrphansTest {
    private static final File BASH = new File("/bin/bash");

    @Test
    public void howAProcessEndedIsKnownHoweverSoonItEnds() throws Exception {
        everyEndIsKnown();
    }

    /** What a process does not want to hear of its children is passed on to the programs that it becomes and starts. */
    @Test
    public void itIsKnownAlsoWhereTheSystemWasToForgetOurChildren() throws Exception {
        assumeTrue("needs bash, which can ignore SIGCHLD", BASH.canExecute());
        everyEndIsKnown(BASH.getPath(), "-c", "trap '' CHLD; exec \"$@\"", "bash");
    }

    private static void everyEndIsKnown(String... startedBy) throws Exception {
        assumeTrue(LibC.isAvailable());
        List<String> command = new ArrayList<>(Arrays.asList(startedBy));
        command.addAll(List.of("java", "-cp", System.getProperty("java.class.path"), ManyStartsMain.class.getName()));
        Process java = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String known = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(Integer.toString(ManyStartsMain.THREADS * ManyStartsMain.STARTS), known);
        assertEquals(0, java.waitFor());
    }
}
