package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RunPartsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatAPersonWritesAsAReasonIsOneLineSoThatItForgesNoOther() throws Exception {
        RunParts run = new RunSite(folder.getRoot().toPath()).begin();
        assertEquals(
                "fine␊[intent] b: approved by root␛[8m", run.masked("fine\n[intent] b: approved by root\u001b[8m"));
        assertEquals("schön, weil: ☃", run.masked("schön, weil: ☃"));
        assertNull(run.masked(null));
        run.books().close();
    }
}
